/**
 * Rounds to a number of decimals as a printed table does: half away from zero, on the decimal digits of the number
 * instead of its binary value.
 *
 * The digits are those to 14 significant places. Sums of shares are off by a few units in the 16th, so that a win rate
 * of 0.6625 may arrive as 0.66249999999999998: it still rounds to 0.663. `Number.prototype.toFixed` would print the
 * binary value (1.005 to 1.00). NaN and infinities come back as they are.
 *
 * @param decimals whole number, from 0 to 12
 * @throws RangeError for other `decimals`
 * @example
 * roundDecimal(0.625, 2); // 0.63
 * roundDecimal(1.005, 2); // 1.01
 */
export function roundDecimal(value: number, decimals: number): number {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 12)
    throw new RangeError(`decimals must be a whole number from 0 to 12, got ${decimals}`);
  if (!Number.isFinite(value)) return value;
  const [digits, exponent] = Math.abs(value).toExponential(13).split('e') as [string, string];
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const [left, up] = String(rounded).split('e') as [string, string?];
  const result = Number(`${left}e${Number(up ?? 0) - decimals}`);
  return value < 0 && result !== 0 ? -result : result;
}
