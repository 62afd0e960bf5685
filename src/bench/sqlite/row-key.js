/** @import { SqlValue } from './start-sqlite.ts' */

/**
 * A text that is the same for rows that Python takes for equal: 1 and 1.0 are one value, 1 and '1' are two. JavaScript,
 * because SQLite's thread needs it too.
 *
 * @param {readonly SqlValue[]} row
 * @returns {string}
 * @example rowKey([1, 'a', null]) // '["1","\'a",null]'
 */
export function rowKey(row) {
  return JSON.stringify(row.map(valueKey));
}

/** @param {SqlValue} value */
function valueKey(value) {
  if (value === null) return null;
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'object') return `x${Buffer.from(value).toString('hex')}`;
  return String(Number.isInteger(value) ? BigInt(value) : value);
}
