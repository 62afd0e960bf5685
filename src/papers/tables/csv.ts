import { parse } from 'csv-parse/sync';
import { DataError, type OnProblem } from './data-error.ts';
import { didYouMean } from '../../stats/did-you-mean.ts';
import { readText } from './read-text.ts';
import { showPath } from './show-path.ts';

/** One record of a CSV file. */
export interface CsvRow<Column extends string> {
  /** Line of the file on which the record starts; the header is line 1. */
  row: number;
  cells: Record<Column, string>;
}

/**
 * Reads a CSV file with exactly the given columns, in any order. A byte order mark, CRLF line ends, quoted fields (with
 * commas and line breaks inside) and blank lines are fine; text is kept as it stands.
 *
 * A record with too many or too few fields is reported and left out.
 *
 * @param columns the names of the header
 * @param onProblem gets every problem but those that leave nothing to read
 * @throws DataError when the file cannot be read or parsed, or a column is missing, unknown or there twice
 * @example
 * readCsv('survey_specialties.csv', ['specialty', 'clinicians'], report)[0];
 * // { row: 2, cells: { specialty: 'Internal Medicine', clinicians: '9' } }
 */
export function readCsv<Column extends string>(
  path: string,
  columns: readonly Column[],
  onProblem: OnProblem,
): CsvRow<Column>[] {
  const file = showPath(path);
  const text = readText(path);
  const bytes = Buffer.from(text);
  let records: { record: string[]; info: { bytes: number } }[];
  try {
    records = parse(bytes, { info: true, relax_column_count: true }) as unknown as typeof records;
  } catch (cause) {
    const { message, lines } = cause as Error & { lines?: number };
    throw new DataError(`is no valid CSV: ${message}`, { file, row: lines }, { cause });
  }
  const header = records[0]?.record.map((name) => name.trim()) ?? [];
  checkHeader(header, columns, file);

  const rows: CsvRow<Column>[] = [];
  let [line, start] = [1, 0];
  records.forEach(({ record, info }, r) => {
    const row = line;
    // A record may span lines, and the parser's own line count takes a CRLF inside quotes for two.
    line +=
      bytes
        .subarray(start, info.bytes)
        .toString()
        .split(/\r\n|\n|\r/).length - 1;
    start = info.bytes;
    if (r === 0 || (record.length === 1 && record[0]!.trim() === '')) return;
    if (record.length !== header.length) {
      const what = `has ${record.length} fields, the header has ${header.length}: ${record.join(',')}`;
      onProblem(new DataError(what, { file, row }));
      return;
    }
    const cells = Object.fromEntries(header.map((name, c) => [name, record[c]!])) as Record<Column, string>;
    rows.push({ row, cells });
  });
  return rows;
}

function checkHeader(header: readonly string[], columns: readonly string[], file: string): void {
  const missing = columns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !columns.includes(column));
  const twice = header.find((column, c) => header.indexOf(column) !== c);
  const problems = [
    ...missing.map((column) => `misses the column ${column}`),
    ...unknown.map((column) => {
      const close = didYouMean(column, missing);
      return `has an unknown column ${column || '(without a name)'}${close ? ` (did you mean ${close}?)` : ''}`;
    }),
    ...(twice === undefined ? [] : [`has the column ${twice} twice`]),
  ];
  if (problems.length === 0) return;
  const expected = `its columns must be ${columns.join(', ')}`;
  const column = missing[0] ?? unknown[0] ?? twice!;
  throw new DataError(`the header ${problems.join(', ')}; ${expected}`, { file, row: 1, column });
}
