import type { CellTable } from './cell-table.ts';
import { CellTableError } from './cell-table-error.ts';
import { type ReadFcsOptions, readFcs } from './fcs/read-fcs.ts';

/** Options of the reader of each format; those of other formats are ignored. */
export interface ReadCellsOptions {
  fcs?: ReadFcsOptions;
}

/** Readers by the end of the path; the longest that fits is taken. */
const readers: Readonly<Record<string, (path: string, options: ReadCellsOptions) => Promise<CellTable>>> = {
  '.fcs': (path, { fcs }) => readFcs(path, fcs),
};

/**
 * Reads cells from a file of any known format, told by the end of its name.
 *
 * @throws CellTableError for other names; what the reader of the format throws
 * @example
 * const cells = await readCells('P1.fcs', { fcs: { naming: 'marker' } });
 */
export async function readCells(path: string, options: ReadCellsOptions = {}): Promise<CellTable> {
  const end = Object.keys(readers)
    .filter((known) => path.toLowerCase().endsWith(known))
    .sort((a, b) => b.length - a.length)[0];
  if (end === undefined)
    throw new CellTableError(`${path}: formats are told by the name, known are ${Object.keys(readers).join(', ')}`);
  return readers[end]!(path, options);
}
