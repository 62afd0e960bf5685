/**
 * A date in the American order MM/DD/YYYY as YYYY-MM-DD, which compares as text; undefined for any other text and for a
 * day that does not exist. Month and day may have one digit, the year has four: Python's `strptime` with `%m/%d/%Y`.
 *
 * @example
 * parseDate('3/25/2024') // '2024-03-25'
 * parseDate('25/03/2024') // undefined
 */
export function parseDate(text: string): string | undefined {
  const [, month, day, year] = /^(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9]| [1-9])\/(\d{4})$/.exec(text) ?? [];
  if (month === undefined || day === undefined || year === undefined || year === '0000') return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  // Date turns 30 February into 1 or 2 March.
  return new Date(`${date}T00:00Z`).toISOString().startsWith(date) ? date : undefined;
}
