import type { Golds } from './metric.ts';

/**
 * One gold answer or several as a list.
 *
 * @throws RangeError when there is none
 * @example goldList('yes') // ['yes']
 */
export function goldList(golds: Golds): readonly string[] {
  const list = typeof golds === 'string' ? [golds] : golds;
  if (list.length === 0) throw new RangeError('no gold answer: give the right answer, or a list of them');
  return list;
}
