/** Where a problem sits. */
export interface DataPlace {
  file: string;
  /** Line of the file; the header of a table is line 1. */
  row?: number | undefined;
  /** Column of a table … */
  column?: string | undefined;
  /** … or key of a JSON file, `claims[3].published`. */
  key?: string | undefined;
}

/** A table or claims file needs correcting: the message says where, what is wrong and what would be right. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly file: string;
  readonly row: number | undefined;
  /** Column of a table or key of a JSON file. */
  readonly column: string | undefined;

  constructor(what: string, { file, row, column, key }: DataPlace, options?: ErrorOptions) {
    const place = [file];
    if (row !== undefined) place.push(`row ${row}`);
    if (column) place.push(`column ${column}`);
    if (key) place.push(`key ${key}`);
    super(`${place.join(', ')}: ${what}`, options);
    this.file = file;
    this.row = row;
    this.column = column ?? key;
  }
}

/** Receives one problem of a file. */
export type OnProblem = (problem: DataError) => void;
