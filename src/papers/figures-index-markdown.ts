import type { FigureEntry } from './figures-index.ts';

/**
 * The figure index as a Markdown table, one row per figure, for the README. A figure that can be reproduced but has no
 * notebook yet says so: "planned (redrawn)".
 *
 * @example
 * figuresIndexMarkdown(figuresIndex().slice(2, 3));
 * // | Paper | Figure | Title | Status | Notebook | Note |
 * // | --- | --- | --- | --- | --- | --- |
 * // | MedHELM | Table 1 | Win rates of the nine models … | recomputed | [table-1-win-rates](notebooks/…) | … |
 */
export function figuresIndexMarkdown(index: readonly Omit<FigureEntry, 'id' | 'versions' | 'claims'>[]): string {
  const cell = (content: string) => content.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = index.map(({ paper, number, title, status, notebook, note }) =>
    line([
      { medhelm: 'MedHELM', mmil: 'MMIL' }[paper],
      cell(number),
      cell(title),
      notebook === null && status !== 'not seen' && status !== 'published only' ? `planned (${status})` : status,
      notebook === null ? '–' : `[${notebook.replace(/^.*\/|\.ipynb$/g, '')}](${notebook})`,
      cell(note ?? ''),
    ]),
  );
  return [line(['Paper', 'Figure', 'Title', 'Status', 'Notebook', 'Note']), line(Array(6).fill('---')), ...rows].join(
    '\n',
  );
}
