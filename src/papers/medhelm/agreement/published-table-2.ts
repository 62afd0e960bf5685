import { claims, type ClaimsOptions } from '../../claims/claims.ts';
import { selectClaims } from '../../claims/select-claims.ts';
import type { AgreementSetId } from './rated-answers.ts';

/** The columns of Table 2. */
export const tableTwoColumns = ['jury', 'rouge-l', 'bertscore-f', 'clinicians'] as const;
export type TableTwoColumn = (typeof tableTwoColumns)[number];

/** A cell of Table 2 as printed. */
export interface PublishedAgreement {
  set: AgreementSetId;
  column: TableTwoColumn;
  estimate: number;
  lower: number;
  upper: number;
}

/**
 * Table 2 of arXiv v2 as printed, from the claims on file. Ends of jury and metrics are printed as 0 where they are
 * negative; those of the clinicians are no 95 % intervals in the single sets.
 *
 * @example
 * publishedTable2().find(({ set, column }) => set === 'combined' && column === 'jury').estimate; // 0.474
 */
export function publishedTable2(options: ClaimsOptions = {}): PublishedAgreement[] {
  const printed = selectClaims(claims(options), 'table-2/arxiv-v2');
  const value = (set: string, column: string, part: string): number =>
    printed.find(({ id }) => id === `table-2/arxiv-v2/${set}/${column}/${part}`)!.published!;
  return (['combined', 'aci-bench', 'mediqa'] as const).flatMap((set) =>
    tableTwoColumns.map((column) => ({
      set,
      column,
      estimate: value(set, column, 'icc'),
      lower: value(set, column, 'lower'),
      upper: value(set, column, 'upper'),
    })),
  );
}

/**
 * Who agrees most with the clinicians by the printed numbers: jury and metrics from the highest ICC down, in each set.
 *
 * @example
 * rankedBySet(publishedTable2()).find(({ set }) => set === 'mediqa').order[0].column; // 'bertscore-f'
 */
export function rankedBySet(
  printed: readonly PublishedAgreement[],
): { set: AgreementSetId; order: PublishedAgreement[]; juryLeads: boolean }[] {
  return [...new Set(printed.map(({ set }) => set))].map((set) => {
    const order = printed.filter((cell) => cell.set === set && cell.column !== 'clinicians');
    order.sort((a, b) => b.estimate - a.estimate);
    return { set, order, juryLeads: order[0]!.column === 'jury' };
  });
}
