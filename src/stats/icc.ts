import { iccFromAnova, type Icc, type IccOptions } from './icc-from-anova.ts';
import { twoWayAnova } from './two-way-anova.ts';

/**
 * Intraclass correlation of raters who each rated the same subjects, with its F-based interval: any of the six forms of
 * Shrout and Fleiss, Psychological Bulletin 86 (1979); intervals as in McGraw and Wong, Psychological Methods 1 (1996).
 *
 * A subject with a missing rating (NaN) is left out, and the result says n of N. Where the correlation is not defined
 * (one subject, no variance between subjects) it is null, and `undefined` says why.
 *
 * @param ratings one array per rater, subjects in the same order in each
 * @throws RangeError when there are fewer than two raters, their arrays differ in length, or an option cannot be used
 * @example
 * icc([[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]], { form: 'ICC(3,k)' }).estimate;
 * // 0.9093…, the example of Shrout and Fleiss
 */
export function icc(ratings: readonly ArrayLike<number>[], options: IccOptions): Icc {
  return iccFromAnova(twoWayAnova(ratings), options);
}
