/** What stands for a number that is not there. */
export const missing = '–';

/** Whether there is a number: neither null, nor NaN, nor infinite. */
export const isThere = (value: number | null | undefined): value is number => Number.isFinite(value);

/**
 * A number as figures print it: fixed decimals, commas between thousands, a true minus, – where it is missing.
 *
 * @example formatValue(-1234.5, 1) // '−1,234.5'
 */
export function formatValue(value: number | null | undefined, decimals: number): string {
  if (!isThere(value)) return missing;
  const digits = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
