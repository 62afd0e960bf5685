import { CellsFileError } from '../cells-file-error.ts';
import { type Hdf5Library, Hdf5Failure } from './hdf5-library.ts';

export type Hdf5Numbers =
  Float32Array | Float64Array | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array;

export interface Hdf5About {
  shape: number[];
  chunks: number[] | null;
  /** Bytes of one value. */
  bytes: number;
  /** Undefined for types that are not read: compound, reference, half precision … */
  type: 'numbers' | 'words' | undefined;
}

/** An open HDF5 file. Paths start at the root: `/obs/patient`. Whatever fails is a {@link CellsFileError}. */
export interface Hdf5File {
  readonly path: string;
  kind(path: string): Promise<'group' | 'dataset' | undefined>;
  keys(path: string): Promise<string[]>;
  attributes(path: string): Promise<ReadonlyMap<string, unknown>>;
  about(path: string): Promise<Hdf5About>;
  /** `count` rows from `start`, flattened row by row. */
  read(path: string, start: number, count: number): Promise<Hdf5Numbers | string[]>;
  addDataset(path: string, name: string, data: Hdf5Numbers | readonly string[]): Promise<void>;
  setAttribute(path: string, name: string, value: string | readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an HDF5 file.
 *
 * @param options `mode`: `r` reads, `a` reads and writes; `called`: the name in messages when it is another
 * @throws CellsFileError when it is none, or damaged
 */
export async function openHdf5(
  library: Hdf5Library,
  path: string,
  { mode = 'r', called = path }: { mode?: 'r' | 'a'; called?: string } = {},
): Promise<Hdf5File> {
  const call = async <T>(key: string | undefined, name: string, ...args: unknown[]): Promise<T> => {
    try {
      return (await library.call(name, ...args)) as T;
    } catch (error) {
      if (!(error instanceof Hdf5Failure)) throw error;
      throw new CellsFileError({ file: called, key }, `${error.message}; ${remedy(error.message)}`, { cause: error });
    }
  };
  let seen = new Map<string, Hdf5Node | undefined>();
  const look = async (key: string): Promise<Hdf5Node | undefined> => {
    if (!seen.has(key)) seen.set(key, await call<Hdf5Node | undefined>(key, 'look', key));
    return seen.get(key);
  };
  const change = (key: string, name: string, ...args: unknown[]): Promise<void> => {
    seen = new Map();
    return call(key, name, key, ...args);
  };
  await call(undefined, 'open', path, mode);
  return {
    path: called,
    kind: async (key) => (await look(key))?.kind,
    keys: (key) => call(key, 'keys', key),
    attributes: async (key) => new Map((await look(key))?.attributes),
    about: async (key) => (await look(key))?.about ?? { shape: [], chunks: null, bytes: 0, type: undefined },
    read: (key, start, count) => call(key, 'read', key, start, count),
    addDataset: (key, name, data) => change(key, 'dataset', name, data),
    setAttribute: (key, name, value) => change(key, 'attribute', name, value),
    close: () => call(undefined, 'close'),
  };
}

/** What is at a path, as it comes from the thread. */
interface Hdf5Node {
  kind: 'group' | 'dataset';
  attributes: [string, unknown][];
  about?: Hdf5About;
}

function remedy(message: string): string {
  return /required filter/.test(message)
    ? 'if it is packed with lzf, blosc or zstd, save it again with gzip or unpacked'
    : 'if other programs cannot read it either, copy it again';
}
