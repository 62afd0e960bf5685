import { strip } from './strip.ts';

/**
 * The number a text is to Python's `float`: white space around it, an exponent, `inf`, `nan` and an underscore between
 * digits are allowed, a unit, a per cent sign or a comma is not. Undefined for any other text. Digits are 0 to 9.
 *
 * @example
 * parseNumber(' 24.9 ') // 24.9
 * parseNumber('1,200') // undefined
 */
export function parseNumber(text: string): number | undefined {
  const bare = strip(text);
  const word = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(bare);
  if (word) return word[2] ? Number(`${word[1]}Infinity`) : NaN;
  const number = /^[+-]?(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/i;
  return number.test(bare) ? Number(bare.replaceAll('_', '')) : undefined;
}
