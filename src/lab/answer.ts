import { unknownName } from '../papers/tables/unknown-name.ts';
import { exercises } from './exercises.ts';

/**
 * Checks an answer to an exercise of a notebook, and says whether it is right or where to look. Without an answer it
 * prints the question, so that a notebook that nobody has worked on yet runs through.
 *
 * @throws RangeError for an exercise that does not exist
 * @example answer('explore-cells/3', 0.333)   // '✓ explore-cells/3'
 */
export function answer(id: string, given?: number | string): string {
  const exercise = Object.hasOwn(exercises, id) ? exercises[id] : undefined;
  if (!exercise) throw new RangeError(unknownName('exercise', id, Object.keys(exercises)));
  if (given === undefined || given === '') return `${id}: ${exercise.question}`;
  const { right, hint } = exercise.check(given);
  return right ? `✓ ${id}` : `✗ ${id}: not yet. Hint: ${hint}`;
}
