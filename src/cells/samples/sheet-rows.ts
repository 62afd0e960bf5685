import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { SampleSheetError } from './sample-sheet-error.ts';

/** A row of a table of words, by column, with its line. */
export interface SheetRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/**
 * The rows of a CSV file with a header; separated by commas, semicolons or tabs, whichever the header holds most of. A
 * byte order mark and blank lines are fine.
 *
 * @throws SampleSheetError when the file cannot be read or parsed, or has a column twice
 */
export function sheetRows(file: string): { header: string[]; rows: SheetRow[] } {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const text = readFileSync(file, 'utf8');
    const first = /^[^\r\n]*/.exec(text)![0];
    const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0]!;
    const options = { bom: true, delimiter, info: true, trim: true, skip_empty_lines: true } as const;
    records = parse(text, options) as unknown as typeof records;
  } catch (cause) {
    throw new SampleSheetError(`${file}: cannot be read: ${(cause as Error).message}`, { cause });
  }
  const header = records[0]?.record ?? [];
  const twice = header.find((name, c) => header.indexOf(name) !== c);
  if (twice !== undefined) throw new SampleSheetError(`${file}: has the column '${twice}' twice: rename one of them`);
  const rows = records.slice(1).map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(header.map((name, c) => [name, record[c]!])),
  }));
  return { header, rows };
}
