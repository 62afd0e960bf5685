import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Distribution function of Fisher's F: P(F ≤ f). The degrees of freedom need not be whole (Satterthwaite's are not).
 *
 * @param f from 0 to Infinity
 * @throws RangeError when `f` is negative or NaN, or a number of degrees of freedom is not above 0
 * @example
 * fCdf(4, 2, 2); // 0.8
 */
export function fCdf(f: number, df1: number, df2: number): number {
  if (!(f >= 0)) throw new RangeError(`an F ratio lies from 0, got ${f}`);
  if (!(df1 > 0 && df2 > 0)) throw new RangeError(`the degrees of freedom lie above 0, got ${df1} and ${df2}`);
  if (f === Infinity) return 1;
  const total = df1 * f + df2;
  return incompleteBeta((df1 * f) / total, df1 / 2, df2 / 2, df2 / total);
}
