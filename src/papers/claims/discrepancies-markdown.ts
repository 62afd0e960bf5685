import type { DiscrepancySize, SizedDiscrepancy } from './discrepancy.ts';
import { roundDecimal } from './round-decimal.ts';

/**
 * Discrepancies as a Markdown page: per discrepancy its cause, a table of what is printed beside what comes out, and where
 * to see it. Links are as seen from `docs/`.
 *
 * @example
 * discrepanciesMarkdown(discrepancies()).startsWith('# Discrepancies'); // true
 */
export function discrepanciesMarkdown(entries: readonly SizedDiscrepancy[]): string {
  const contents = entries.map(({ title }, i) => `${i + 1}. [${title}](#${anchor(`${i + 1}. ${title}`)})`);
  const sections = entries.map(
    ({ title, cause, see, sizes }, i) =>
      `## ${i + 1}. ${title}\n\n${cause}\n\n${sizesTable(sizes)}\n\nSee [${see}](../${see}).\n`,
  );
  return [
    '# Discrepancies\n',
    'Where MedHELM prints, describes and does things that do not go together. Every number under “computed” is computed from the published tables when this page is written, by `assaybook discrepancies --write`, from `data/claims/discrepancies.json`; a dash under “printed” means that the paper does not print it. *Inferred* marks what rests on a choice made because it fits.\n',
    `${contents.join('\n')}\n`,
    ...sections,
  ].join('\n');
}

/** As GitHub makes it of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

function sizesTable(sizes: readonly DiscrepancySize[]): string {
  const rows = sizes.map(({ statement, where, published, computed, decimals, unit, evidence }) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const print = (value: number | null): string =>
      value === null
        ? '–'
        : `${roundDecimal(value, decimals).toLocaleString('en', digits)}${unit === null ? '' : ` ${unit}`}`;
    const mark = evidence === 'inferred-to-fit' ? ' *inferred*' : '';
    return `| ${statement.replaceAll('|', '\\|')} | ${where ?? '–'} | ${print(published)} | ${print(computed)}${mark} |`;
  });
  return ['| | where | printed | computed |', '| --- | --- | ---: | ---: |', ...rows].join('\n');
}
