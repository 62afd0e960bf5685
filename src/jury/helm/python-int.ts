/**
 * Python's `int(value)` of a JSON value: numbers are cut to their whole part, `true` is 1, a text may hold a whole
 * number with white space around it. Undefined where Python raises. Digits are 0 to 9.
 *
 * @example
 * [4.5, -0.5, true, ' 4 ', '4.5', null].map(pythonInt); // [4, 0, 1, 4, undefined, undefined]
 */
export function pythonInt(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Math.trunc(value) + 0;
  if (typeof value !== 'string' || !/^\s*[+-]?\d(_?\d)*\s*$/.test(value)) return undefined;
  return Number(value.replace(/[\s_]/g, '')) + 0;
}
