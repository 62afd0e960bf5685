import type { CellTable } from './cell-table.ts';
import { isFactor } from './factor.ts';

/**
 * Positions of the cells whose annotation is a word.
 *
 * @throws RangeError when the table has no such annotation of words
 * @example
 * const training = takeCellTable(table, rowsOfWord(table, 'set', 'train'));
 */
export function rowsOfWord({ annotations }: CellTable, name: string, word: string): number[] {
  const annotation = annotations[name];
  if (!annotation || !isFactor(annotation)) throw new RangeError(`the table has no annotation '${name}' of words`);
  const code = annotation.levels.indexOf(word);
  return code < 0 ? [] : Array.from(annotation.codes.keys()).filter((i) => annotation.codes[i] === code);
}
