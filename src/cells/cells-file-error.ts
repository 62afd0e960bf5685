/** Where in a file something is wrong. */
export interface PlaceInFile {
  /** Path, as it was given. */
  file: string;
  /** Line of a text file or row of a sheet, from 1. */
  line?: number | undefined;
  /** Name of the column, gene or sheet. */
  column?: string | undefined;
  /** Path inside an HDF5 file: `/obs/patient`. */
  key?: string | undefined;
}

/**
 * A file of cells cannot be read or written as it is; the message says where and what to do.
 *
 * @example
 * new CellsFileError({ file: 'a.csv', line: 3, column: 'CD45' }, "'x' is not a number").message;
 * // "a.csv, line 3, column 'CD45': 'x' is not a number"
 */
export class CellsFileError extends Error {
  override readonly name = 'CellsFileError';
  readonly place: PlaceInFile;

  constructor(place: PlaceInFile, what: string, options?: ErrorOptions) {
    const { file, line, column, key } = place;
    const where = [
      file,
      ...(line === undefined ? [] : [`line ${line}`]),
      ...(column === undefined ? [] : [`column '${column}'`]),
      ...(key === undefined ? [] : [key]),
    ].join(', ');
    super(`${where}: ${what}`, options);
    this.place = place;
  }
}
