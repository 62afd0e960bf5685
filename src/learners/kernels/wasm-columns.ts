import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import type { ColumnKernel } from './column-kernel.ts';
import { columnsWasm } from './columns-wasm.ts';

/** What kernels/columns.as.ts exports. Addresses are bytes in the memory of the table. */
interface Kernel {
  gather(rows: number, values: number, m: number, wide: boolean, squared: boolean, r: number): number;
  scatter(rows: number, values: number, m: number, wide: boolean, eta: number, b: number): void;
  dot(values: number, n: number, wide: boolean, squared: boolean, about: number, r: number): number;
  add(values: number, n: number, wide: boolean, about: number, eta: number, b: number): void;
}

/** Where a column lies; `rows` is 0 for a dense one. */
interface Place {
  rows: number;
  values: number;
  m: number;
  wide: boolean;
}

let compiled: WebAssembly.Module | undefined;

/**
 * The sums in WebAssembly; its memory holds a copy of the columns. Agrees with {@link plainColumns} up to the order of
 * its sums.
 *
 * @throws WebAssembly.CompileError or RangeError where WebAssembly (with SIMD) is not to be had, or not so much memory
 */
export function wasmColumns({ n, columns }: Cells, centre: Float64Array): ColumnKernel {
  compiled ??= new WebAssembly.Module(Buffer.from(columnsWasm, 'base64'));
  let top = 1024;
  const room = (bytes: number): number => {
    const start = top;
    top = Math.ceil((top + bytes) / 16) * 16;
    return start;
  };
  const [r, eta] = [room(n * 8), room(n * 8)];
  const places = columns.map((column): Place => {
    const values = isSparse(column) ? column.values : column;
    return {
      rows: isSparse(column) ? room(column.rows.byteLength) : 0,
      values: room(values.byteLength),
      m: values.length,
      wide: values instanceof Float64Array,
    };
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(top / 65536) });
  const kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel;
  columns.forEach((column, j) => {
    const { rows, values, m, wide } = places[j]!;
    if (isSparse(column)) new Int32Array(memory.buffer, rows, m).set(column.rows);
    const own = isSparse(column) ? column.values : column;
    if (wide) new Float64Array(memory.buffer, values, m).set(own);
    else new Float32Array(memory.buffer, values, m).set(own);
  });
  const sum = (j: number, squared: boolean): number => {
    const { rows, values, m, wide } = places[j]!;
    return rows
      ? kernel.gather(rows, values, m, wide, squared, r)
      : kernel.dot(values, m, wide, squared, centre[j]!, r);
  };
  return {
    r: new Float64Array(memory.buffer, r, n),
    eta: new Float64Array(memory.buffer, eta, n),
    dot: (j) => sum(j, false),
    squares: (j) => sum(j, true),
    add(j, b) {
      const { rows, values, m, wide } = places[j]!;
      if (rows) kernel.scatter(rows, values, m, wide, eta, b);
      else kernel.add(values, m, wide, centre[j]!, eta, b);
    },
  };
}
