import { CellsFileError } from '../cells-file-error.ts';
import { parseNumber } from '../csv/parse-number.ts';
import { eachLine } from '../each-line.ts';
import { readBytes } from '../read-bytes.ts';

/** Entries of a matrix of features x cells, in the order of the file; positions from 0. */
export interface Entries {
  count: number;
  features: Int32Array;
  cells: Int32Array;
  values: Float64Array;
  /** Whether all values are whole numbers that single precision holds. */
  single: boolean;
}

/** The largest whole number below which single precision holds all. */
const SINGLE = 2 ** 24;

/**
 * Entries of a MatrixMarket file in coordinate form: real, integer or pattern (all 1), general, symmetric or
 * skew-symmetric.
 *
 * @throws CellsFileError naming the line when it is another kind of file, a position is out of range, or there are more
 * or fewer entries, features or cells than there should be
 */
export async function readEntries(
  file: string,
  expected: { features: number; cells: number },
  signal?: AbortSignal,
): Promise<Entries> {
  let field = '';
  let symmetry = '';
  let stated = -1;
  let lines = 0;
  let count = 0;
  let single = true;
  let features = new Int32Array(1024);
  let cells = new Int32Array(1024);
  let values = new Float64Array(1024);
  const fail = (line: number, what: string): CellsFileError => new CellsFileError({ file, line }, what);

  await eachLine(readBytes(file, signal), (bytes, start, end, line) => {
    if (line === 1) return banner(Buffer.from(bytes.subarray(start, end)).toString());
    if (bytes[start] === 37 || blank(bytes, start, end)) return;
    const wide = field === 'pattern' && stated >= 0 ? 2 : 3;
    const numbers = split(bytes, start, end, wide);
    if (!numbers) throw fail(line, `it has not ${wide} numbers: ${text(bytes, start, end)}`);
    const [row, column, value = 1] = numbers as [number, number, number?];
    if (stated < 0) return sizes(row, column, value, line);
    if (!(Number.isInteger(row) && row >= 1 && row <= expected.features))
      throw fail(line, `feature ${row} is not among 1 to ${expected.features}`);
    if (!(Number.isInteger(column) && column >= 1 && column <= expected.cells))
      throw fail(line, `cell ${column} is not among 1 to ${expected.cells}`);
    if (!Number.isFinite(value)) throw fail(line, `the value ${value} is not finite`);
    if (++lines > stated) throw fail(line, `there are more than the ${stated} entries that the file states`);
    add(row - 1, column - 1, value);
    if (symmetry !== 'general' && row !== column) {
      if (column > expected.features || row > expected.cells)
        throw fail(line, 'its mirror image is outside the matrix');
      add(column - 1, row - 1, symmetry === 'symmetric' ? value : -value);
    }
  });
  if (stated < 0) throw new CellsFileError({ file }, 'it ends before the line with its sizes');
  if (lines < stated) throw new CellsFileError({ file }, `it states ${stated} entries and has ${lines}: copy it again`);
  return { count, features, cells, values, single };

  function banner(words: string): void {
    const [mark, object, format, kind = '', form = ''] = words.trim().toLowerCase().split(/\s+/);
    if (mark !== '%%matrixmarket' || object !== 'matrix') throw fail(1, 'it does not start with %%MatrixMarket matrix');
    if (format !== 'coordinate') throw fail(1, `its format is '${format}', expected coordinate`);
    if (!['real', 'integer', 'pattern', 'double'].includes(kind))
      throw fail(1, `values of the kind '${kind}' are not read: expected real, integer or pattern`);
    if (!['general', 'symmetric', 'skew-symmetric'].includes(form))
      throw fail(1, `the form '${form}' is not read: expected general, symmetric or skew-symmetric`);
    field = kind;
    symmetry = form;
  }

  function sizes(rows: number, columns: number, total: number, line: number): void {
    if (rows !== expected.features || columns !== expected.cells)
      throw fail(
        line,
        `it is a matrix of ${rows} x ${columns}, but there are ${expected.features} features and ${expected.cells} barcodes` +
          (rows === expected.cells && columns === expected.features
            ? ': it is transposed'
            : ': the three files do not belong together'),
      );
    if (!(Number.isSafeInteger(total) && total >= 0 && total <= rows * columns))
      throw fail(line, `${total} entries do not fit into it`);
    stated = total;
  }

  function add(feature: number, cell: number, value: number): void {
    if (count === values.length) {
      const longer = Math.min(2 * count, Math.max(2 * stated, 1024));
      features = grown(features, new Int32Array(longer));
      cells = grown(cells, new Int32Array(longer));
      values = grown(values, new Float64Array(longer));
    }
    features[count] = feature;
    cells[count] = cell;
    values[count++] = value;
    if (!(Number.isInteger(value) && Math.abs(value) <= SINGLE)) single = false;
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 9;

function blank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(bytes[at])) return false;
  return true;
}

/** The numbers of a line when there are `wide` of them. */
function split(bytes: Uint8Array, start: number, end: number, wide: number): number[] | undefined {
  const numbers: number[] = [];
  for (let at = start; at < end;) {
    while (at < end && isSpace(bytes[at])) at++;
    if (at === end) break;
    const from = at;
    while (at < end && !isSpace(bytes[at])) at++;
    const value = parseNumber(bytes, from, at);
    if (value === undefined) return undefined;
    numbers.push(value);
  }
  return numbers.length === wide ? numbers : undefined;
}

const text = (bytes: Uint8Array, start: number, end: number): string =>
  `'${Buffer.from(bytes.subarray(start, Math.min(end, start + 60))).toString()}'`;
