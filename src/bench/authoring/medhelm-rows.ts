import { type DatasetOptions, placedRows } from '../datasets/placed-rows.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { OnProblem } from '../datasets/dataset-row.ts';
import type { MedhelmConfig } from './read-medhelm-config.ts';
import { parseTemplate } from './template.ts';
import { unknownNameHint } from '../../stats/unknown-name-hint.ts';

/** A row of a MedHELM data set: text in every column, but for the list of wrong answers. */
export interface MedhelmRow {
  [column: string]: string | string[] | undefined;
  correct_answer?: string;
  incorrect_answers?: string[];
}

/**
 * Rows of a MedHELM benchmark with their places. What is wrong with the columns, once, and with rows goes to
 * `onProblem`; such a row is left out.
 */
export async function* medhelmRows(
  { datasetFile: file, promptFile, prompt, metrics }: MedhelmConfig,
  onProblem: OnProblem,
  options?: DatasetOptions,
): AsyncGenerator<{ place: number; row: MedhelmRow }> {
  const needsGold = metrics.some(({ name }) => name !== 'jury_score');
  let checked = false;
  for await (const { place, row } of placedRows(file, onProblem, options)) {
    if (!checked) checkColumns(Object.keys(row));
    checked = true;
    const wrongAnswers = listOf(row.incorrect_answers);
    if (wrongAnswers === null)
      onProblem({
        file,
        row: place,
        column: 'incorrect_answers',
        message: `${JSON.stringify(row.incorrect_answers)} is no JSON list of texts`,
        remedy: 'write ["one", "two"], with double quotes; inside a CSV cell they are doubled',
      });
    else if (needsGold && row.correct_answer === '')
      onProblem({
        file,
        row: place,
        column: 'correct_answer',
        message: 'it is empty',
        remedy: 'fill it in: only a jury can score without',
      });
    else
      yield {
        place,
        row: { ...(row as Record<string, string>), ...(wrongAnswers && { incorrect_answers: wrongAnswers }) },
      };
  }
  if (!checked) throw new InvalidBenchmarkError([{ file, message: 'it has no rows', remedy: 'give at least one' }]);

  function checkColumns(columns: string[]): void {
    const told = new Set<string>();
    for (const { name, row } of parseTemplate(prompt, columns).placeholders) {
      if (columns.includes(name) || told.has(name)) continue;
      told.add(name);
      onProblem({
        file: promptFile,
        row,
        column: name,
        message: `{${name}} stands for no column of ${file}`,
        remedy: `${unknownNameHint(name, columns)}; for the braces themselves write {{${name}}}`,
      });
    }
    if (needsGold && !columns.includes('correct_answer')) {
      const message = 'the column is missing: only a jury can score without';
      onProblem({
        file,
        row: 1,
        column: 'correct_answer',
        message,
        remedy: unknownNameHint('correct_answer', columns),
      });
    }
  }
}

/** The list in a cell; undefined when there is no such column or the cell is empty, null when it is no list. */
function listOf(cell: unknown): string[] | undefined | null {
  if (cell === undefined) return undefined;
  if (cell === '') return [];
  try {
    const list: unknown = typeof cell === 'string' ? JSON.parse(cell) : cell;
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
  } catch {
    return null;
  }
}
