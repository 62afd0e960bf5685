import { Readable } from 'node:stream';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { OnProblem, PlacedRow } from './dataset-row.ts';
import { headerProblems } from './header-problems.ts';
import { textPieces } from './text-pieces.ts';

/**
 * Rows of a CSV (RFC 4180) or, with a tab, a TSV file, as they come. All values are text as it stands: 001 stays 001, NA
 * stays NA, and an empty cell is `''`. Blank lines are skipped.
 *
 * @throws InvalidBenchmarkError when it is empty, its header or its quotes are broken
 */
export async function* csvRows(
  file: string,
  delimiter: string,
  onProblem: OnProblem,
  signal?: AbortSignal,
): AsyncGenerator<PlacedRow> {
  const { parse } = await import('csv-parse');
  const source = Readable.from(textPieces(file, signal));
  const parser = parse({ delimiter, relax_column_count: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: string[] | undefined;
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const place = line;
      line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
      if (cells.length === 1 && cells[0]!.trim() === '') continue;
      if (!header) {
        header = cells.map((name) => name.trim());
        const problems = headerProblems(file, header, place);
        if (problems.length > 0) throw new InvalidBenchmarkError(problems);
      } else if (cells.length === header.length) {
        yield { place, row: Object.fromEntries(header.map((name, c) => [name, cells[c]!])) };
      } else {
        const message = `it has ${cells.length} values, the header has ${header.length} names`;
        onProblem({ file, row: place, message, remedy: 'quote values that hold the delimiter, or correct the row' });
      }
    }
  } catch (error) {
    if (!/^(CSV_|INVALID_OPENING_QUOTE)/.test((error as { code?: string }).code ?? '')) throw error;
    throw new InvalidBenchmarkError([{ file, row: line, ...broken(error as { code: string; message: string }) }], {
      cause: error,
    });
  } finally {
    source.destroy();
  }
  if (!header) throw new InvalidBenchmarkError([{ file, message: 'it is empty', remedy: 'give a header and rows' }]);
}

const lineBreaks = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;

function broken({ code, message }: { code: string; message: string }): { message: string; remedy: string } {
  const doubled = 'double the quotes inside a quoted value, and quote a value that holds one';
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return { message: 'a quote is opened here and never closed', remedy: 'close it, or double it' };
  if (code === 'CSV_INVALID_CLOSING_QUOTE') return { message: 'text follows a closed quote', remedy: doubled };
  if (code === 'INVALID_OPENING_QUOTE') return { message: 'a quote stands inside a value', remedy: doubled };
  return { message: `it is no valid CSV (${message})`, remedy: doubled };
}
