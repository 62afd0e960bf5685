/**
 * A line of CSV (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @example
 * csvLine(['a "b"', '=1+1', 'c']); // '"a ""b""",\'=1+1,c\r\n'
 */
export function csvLine(fields: readonly string[]): string {
  const guarded = fields.map((field) => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field));
  return `${guarded.map((field) => (/["\r\n,;\t]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;
}
