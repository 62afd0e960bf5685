import { writeWhole } from '../records/write-whole.ts';
import { tableColumns, type TableOptions, type TableRow, valueText } from './table-columns.ts';
import { toCsv } from './to-csv.ts';
import { toLatex } from './to-latex.ts';
import { toMarkdown } from './to-markdown.ts';

const writers = { '.csv': toCsv, '.md': toMarkdown, '.tex': toLatex };

/**
 * Writes rows as the name of the file says: `.csv`, `.parquet`, `.md` or `.tex`. In Parquet, numbers are doubles,
 * booleans are booleans, and everything else is text.
 *
 * @throws RangeError for another ending
 * @example await writeTable('results.parquet', [{ model: 'a', score: 0.5 }]);
 */
export async function writeTable(path: string, rows: readonly TableRow[], options: TableOptions = {}): Promise<void> {
  const ending = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? '';
  if (ending === '.parquet') return writeParquet(path, rows, options);
  if (!Object.hasOwn(writers, ending)) throw new RangeError(`${path}: the ending must be .csv, .parquet, .md or .tex`);
  await writeWhole(path, [writers[ending as keyof typeof writers](rows, options)]);
}

async function writeParquet(filename: string, rows: readonly TableRow[], { columns }: TableOptions): Promise<void> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = tableColumns(rows, columns).map((name) => {
    const values = rows.map((row) => row[name] ?? null);
    const known = values.filter((value) => value !== null);
    const kind =
      known.length > 0 && ['number', 'boolean'].find((each) => known.every((value) => typeof value === each));
    if (kind === 'number') return { name, data: values, type: 'DOUBLE' as const, nullable: true };
    if (kind === 'boolean') return { name, data: values, type: 'BOOLEAN' as const, nullable: true };
    const texts = values.map((value) => (value === null ? null : valueText(value)));
    return { name, data: texts, type: 'STRING' as const, nullable: true };
  });
  await writeWhole(filename, [new Uint8Array(parquetWriteBuffer({ columnData }))]);
}
