/** Groups of three parted by one kind of mark: a comma, a space (thin and no-break ones too) or an apostrophe. */
const grouped = /^[+-]?[1-9]\d{0,2}([, '\u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A number as a published table prints it. The decimal mark is a point; thousands may be grouped (`1,234.5`, `1 234`)
 * where the groups leave no doubt. Everything else is `undefined`: empty text, `0,85`, `12,34`, `66 %`, `NaN`, `0x10`.
 *
 * @example
 * parseNumber('1,234.5'); // 1234.5
 * parseNumber('0,85'); // undefined
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const digits = grouped.test(trimmed) ? trimmed.replace(/[, '\u00a0\u2009\u202f]/g, '') : trimmed;
  if (!plain.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
