import { DataError } from './data-error.ts';

/** So many problems are told in full; the rest are counted, or the first one scrolls away. */
const told = 20;

/**
 * Throws the problems of a file, or of a folder of files, as one DataError that lists them; nothing for no problem.
 *
 * @throws DataError the problem itself if it is the only one, else one at the place of the first
 */
export function throwProblems(problems: readonly DataError[]): void {
  const [first] = problems;
  if (first === undefined) return;
  if (problems.length === 1) throw first;
  const lines = problems.slice(0, told).map((problem) => `  ${problem.message}`);
  if (problems.length > told) lines.push(`  … and ${problems.length - told} more`);
  const all = new DataError('', { file: first.file, row: first.row, column: first.column });
  all.message = `${problems.length} problems in the data:\n${lines.join('\n')}`;
  throw all;
}
