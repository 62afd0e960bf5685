import type { DanfoFrame } from '../cells/frames/danfo-frame.ts';
import { loadDanfo } from '../cells/frames/load-danfo.ts';

/**
 * Rows as a danfo data frame, for those who think in pandas; the library is loaded on the first call (1 to 2 s). A missing
 * number is NaN: danfo's own statistics differ in what they make of it, and `describe` refuses null.
 *
 * @throws RangeError for no rows, which have no columns
 * @example
 * const frame = await dataFrame([{ model: 'a', score: 0.5 }, { model: 'a', score: 0.7 }]);
 * frame.groupby(['model']).col(['score']).mean();
 */
export async function dataFrame(rows: readonly object[]): Promise<DanfoFrame> {
  if (rows.length === 0) throw new RangeError('a data frame needs a row, to know its columns');
  const { DataFrame } = await loadDanfo();
  return new DataFrame([...rows]);
}
