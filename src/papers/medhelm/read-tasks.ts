import { z } from 'zod';
import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { readJson } from '../tables/json.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';
import { unknownName } from '../tables/unknown-name.ts';
import type { Medhelm } from './medhelm.ts';

/** A task of the taxonomy, and the id of the subcategory it belongs to. */
export interface TaxonomyTask {
  subcategory: string;
  task: string;
}

interface Entry extends TaxonomyTask {
  /** Where it stands in its file. */
  place: (column: keyof TaxonomyTask) => { file: string; row?: number; column?: string; key?: string };
  /** The same for a message about another entry. */
  words: string;
}

/**
 * Reads a list of tasks of your own: MedHELM prints that its taxonomy has 121, but no readable list of them was available. A
 * CSV file has the columns `subcategory` and `task`; a JSON file holds a list of objects with these keys. A subcategory
 * goes by its id or its name, in any case of letters.
 *
 * @param options.onProblem gets each problem; the entry is then left out. Without it, all are thrown as one error
 * @throws DataError naming file, row and column (or key): an unknown subcategory, an empty cell, a task given twice, no
 * task at all
 * @example
 * readTasks('tasks.csv', loadMedhelm())[0]; // { subcategory: 'planning-treatments', task: 'Adjust a dose' }
 */
export function readTasks(
  path: string,
  { categories }: Pick<Medhelm, 'categories'>,
  { onProblem }: { onProblem?: OnProblem } = {},
): TaxonomyTask[] {
  const problems: DataError[] = [];
  const report: OnProblem = onProblem ?? ((problem) => problems.push(problem));
  const known = categories.flatMap(({ subcategories }) => subcategories);
  const first = new Map<string, string>();
  const entries = /\.json$/i.test(path) ? jsonEntries(path) : csvEntries(path, report);
  if (entries.length === 0)
    report(new DataError('has no tasks: write one row per task, subcategory,task', { file: showPath(path) }));
  const tasks = entries.flatMap(({ subcategory, task, place, words }): TaxonomyTask[] => {
    const problem = (what: string, column: keyof TaxonomyTask): TaxonomyTask[] => {
      report(new DataError(what, place(column)));
      return [];
    };
    if (subcategory === '') return problem('is empty', 'subcategory');
    if (task === '') return problem('is empty', 'task');
    const lower = subcategory.toLowerCase();
    const found = known.find(({ id, name }) => id === lower || name.toLowerCase() === lower);
    const names = known.map(({ id, name }) => (/\s/.test(subcategory) ? name : id));
    if (!found) return problem(unknownName('subcategory', subcategory, names), 'subcategory');
    const key = task.toLowerCase().replace(/\s+/g, ' ');
    const earlier = first.get(key);
    if (earlier !== undefined) return problem(`"${task}" is given already in ${earlier}: keep one`, 'task');
    first.set(key, words);
    return [{ subcategory: found.id, task }];
  });
  throwProblems(problems);
  return tasks;
}

function csvEntries(path: string, report: OnProblem): Entry[] {
  const file = showPath(path);
  return readCsv(path, ['subcategory', 'task'], report).map(({ row, cells }) => ({
    subcategory: cells.subcategory.trim(),
    task: cells.task.trim(),
    place: (column) => ({ file, row, column }),
    words: `row ${row}`,
  }));
}

const taskFile = z.array(z.strictObject({ subcategory: z.string(), task: z.string() }));

function jsonEntries(path: string): Entry[] {
  const file = showPath(path);
  return readJson(path, taskFile).map(({ subcategory, task }, i) => ({
    subcategory: subcategory.trim(),
    task: task.trim(),
    place: (column) => ({ file, key: `[${i}].${column}` }),
    words: `[${i}]`,
  }));
}
