/** Powers of ten that a double holds exactly. */
const exactPowers = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** The largest mantissa that can take one more digit and still be exact. */
const roomForDigit = (2 ** 53 - 10) / 10;

const missingWords = new Set(['', 'na', 'n/a', 'nan', 'null', 'none']);
const infinities = new Map([
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['-infinity', -Infinity],
]);

/**
 * The number that the bytes from `start` to `end` spell: NaN for what means "missing" (empty, NA, N/A, NaN, null, None,
 * in any case), undefined when it is no number. The result is the double closest to the decimal number.
 *
 * Up to 2^53 and 22 decimals, digits and power of ten are both exact doubles, so that one division rounds correctly
 * (Clinger 1990); the rest is left to `Number`.
 *
 * @example
 * parseNumber(Buffer.from('3.25'), 0, 4); // 3.25
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number | undefined {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let mantissa = 0;
  let decimals = -1;
  const first = at;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      if (mantissa > roomForDigit) break;
      mantissa = mantissa * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === 46 && decimals < 0) decimals = 0;
    else break;
  }
  const digits = at - first - (decimals >= 0 ? 1 : 0);
  if (at < end || digits === 0 || decimals > 22) return spelled(bytes, start, end);
  const value = decimals > 0 ? mantissa / exactPowers[decimals]! : mantissa;
  return negative ? -value : value;
}

function spelled(bytes: Uint8Array, start: number, end: number): number | undefined {
  return numberOf(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400))));
}

/** The same for a text. */
export function numberOf(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (missingWords.has(word)) return NaN;
  const infinite = infinities.get(word);
  if (infinite !== undefined) return infinite;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(word) ? Number(word) : undefined;
}
