import { type Icc, iccFromAnova } from '../../../stats/icc-from-anova.ts';
import { twoWayAnova } from '../../../stats/two-way-anova.ts';
import { duplicateColumnAnova } from './duplicate-column-anova.ts';
import { isConstant, zScores } from './z-scores.ts';

/**
 * What enters the ICC(3,k) of two raters. `as-published`: what the authors' script computes, raw and z values of each
 * rater as two values of one cell. `as-described`: z-scores of each over the answers, as the paper's text says. `raw`:
 * the composites as they are.
 */
export const pairModes = ['as-published', 'as-described', 'raw'] as const;
export type PairMode = (typeof pairModes)[number];

/**
 * ICC(3,k) of two raters of the same answers, with its F interval. Undefined, with the reason, where z-scores are needed
 * and a rater gave one value only; the authors' script gives 0.5 then (see {@link duplicateColumnAnova}).
 *
 * @example
 * iccInMode('raw', [1, 2, 3, 4], [1, 2, 4, 3]).estimate; // 0.888…
 */
export function iccInMode(
  mode: PairMode,
  first: readonly number[],
  second: readonly number[],
  { level = 0.95, names = ['the first rater', 'the second rater'] }: { level?: number; names?: readonly string[] } = {},
): Icc {
  const options = { form: 'ICC(3,k)', level } as const;
  if (mode === 'raw') return iccFromAnova(twoWayAnova([first, second]), options);
  if (mode === 'as-published') return iccFromAnova(duplicateColumnAnova(first, second), options);
  const constant = [first, second].flatMap((values, r) => (isConstant(values) ? [names[r]!] : []));
  if (constant.length === 0) return iccFromAnova(twoWayAnova([zScores(first), zScores(second)]), options);
  const raw = iccFromAnova(twoWayAnova([first, second]), options);
  const why = `${constant.join(' and ')} gave one value only, which has no z-score`;
  return { ...raw, estimate: null, lower: null, upper: null, f: null, undefined: why };
}
