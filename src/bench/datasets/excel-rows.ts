import { readFile } from 'node:fs/promises';
import { didYouMean } from '../../stats/did-you-mean.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { OnProblem, PlacedRow } from './dataset-row.ts';
import { headerProblems } from './header-problems.ts';
import { cannotRead } from './text-pieces.ts';

interface Cell {
  t: string;
  v?: unknown;
  w?: string;
  z?: string;
}

/**
 * Rows of a sheet of an Excel file, all values as text: what is text stays as it is, and a number is given as its cell
 * shows it (001 where the format says 000), in full where it has no format. Formulas give the value they had when the
 * file was saved. Rows that are empty are skipped.
 */
export async function* excelRows(
  path: string,
  sheet: string | number,
  onProblem: OnProblem,
): AsyncGenerator<PlacedRow> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  const xlsx = await import('xlsx');
  const fail = (message: string, remedy: string, cause?: unknown): never => {
    throw new InvalidBenchmarkError([{ file: path, message, remedy }], { cause });
  };
  let book;
  try {
    book = xlsx.read(bytes, { dense: true, cellNF: true });
  } catch (cause) {
    return fail(`it cannot be read as an Excel file (${(cause as Error).message})`, 'save it again as .xlsx', cause);
  }
  const name = typeof sheet === 'number' ? book.SheetNames[sheet - 1] : sheet;
  const found = name === undefined ? undefined : book.Sheets[name];
  if (!found) {
    const close = didYouMean(String(sheet), book.SheetNames);
    return fail(
      `there is no sheet '${sheet}'`,
      close ? `did you mean ${close}?` : `it has ${book.SheetNames.join(', ')}`,
    );
  }
  const file = `${path}, sheet '${name}'`;
  const rows = (found['!data'] ?? []) as (Cell | undefined)[][];
  let header: string[] | undefined;
  for (const [r, cells] of rows.entries()) {
    if (!cells?.some((cell) => textOf(cell) !== '')) continue;
    const place = r + 1;
    if (!header) {
      header = Array.from(cells, (cell) => textOf(cell).trim());
      while (header.at(-1) === '') header.pop();
      const problems = headerProblems(file, header, place);
      if (problems.length > 0) throw new InvalidBenchmarkError(problems);
      continue;
    }
    const broken = header.findIndex((_, c) => cells[c]?.t === 'e');
    const beyond = cells.findIndex((cell, c) => c >= header!.length && textOf(cell) !== '');
    if (broken >= 0) {
      const message = `the cell shows the error ${cells[broken]!.w}`;
      onProblem({ file, row: place, column: header[broken]!, message, remedy: 'correct its formula' });
    } else if (beyond >= 0) {
      const message = `the value '${textOf(cells[beyond])}' stands in column ${beyond + 1}, which has no name`;
      onProblem({ file, row: place, message, remedy: 'name the column, or clear the cell' });
    } else yield { place, row: Object.fromEntries(header.map((title, c) => [title, textOf(cells[c])])) };
  }
  if (!header) fail(`sheet '${name}' is empty`, 'give a header and rows');
}

function textOf(cell: Cell | undefined): string {
  if (cell?.v === undefined || cell.v === null || cell.t === 'z') return '';
  if (cell.t === 's') return String(cell.v);
  const plain = cell.t === 'n' && (cell.z === undefined || cell.z === 'General');
  return plain ? String(cell.v) : (cell.w ?? String(cell.v));
}
