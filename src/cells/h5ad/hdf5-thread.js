// The HDF5 library, in a thread of its own: a damaged file can make its WebAssembly trap, spin or scribble over its own
// memory, and ending the thread ends all of that. JavaScript, because a thread cannot load TypeScript on Node 20.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parentPort } from 'node:worker_threads';

/** @import { Dataset, File, Metadata } from 'h5wasm/node' */

/** Bytes that one answer may have. */
const MOST_BYTES = 2 ** 28;

/** Deflate packs 1032 bytes into one at most: a file that claims more is damaged. */
const MOST_UNPACKED = 1032;

/** What the library prints about the call under way; it would go to the program's own error output. */
let printed = '';
const keep = (/** @type {unknown} */ text) => {
  if (printed.length < 65536) printed += String(text);
};
const writeSync = fs.writeSync;
fs.writeSync = /** @type {typeof fs.writeSync} */ (
  (/** @type {number} */ fd, /** @type {Uint8Array} */ bytes, /** @type {number[]} */ ...rest) => {
    if (fd !== 1 && fd !== 2) return writeSync(fd, bytes, ...rest);
    const [start = 0, length = bytes.length - start] = rest;
    keep(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString());
    return length;
  }
);
syncBuiltinESMExports();
console.error = keep;
console.log = keep;

const { Dataset: DatasetOf, File: FileOf, ready } = await import('h5wasm/node');
const library = await ready;
const { H5T_INTEGER, H5T_FLOAT, H5T_STRING, H5T_ENUM } = library.H5T_class_t;

/** @type {File | undefined} */
let file;
let size = 0;

const open = () => {
  if (!file) throw new Error('no file is open');
  return file;
};

const calls = {
  /** @param {string} path @param {'r' | 'a'} mode */
  open(path, mode) {
    size = fs.statSync(path).size;
    const opened = new FileOf(path, mode);
    if (opened.file_id < 0n) throw new Error('it is not an HDF5 file, or a damaged one');
    file = opened;
  },
  close() {
    const status = file?.close() ?? 0;
    file = undefined;
    if (status < 0) throw new Error('it could not be closed');
  },
  /** What is at a path, undefined for nothing. @param {string} path */
  look(path) {
    const type = library.get_type(open().file_id, path);
    if (type === library.H5G_GROUP) return { kind: 'group', attributes: attributes(path) };
    if (type !== library.H5G_DATASET) return undefined;
    const about = metadata(path);
    return {
      kind: 'dataset',
      attributes: attributes(path),
      about: {
        shape: about.shape ?? [],
        chunks: about.chunks,
        bytes: about.size,
        type: !isReadable(about) ? undefined : about.type === H5T_STRING.value ? 'words' : 'numbers',
      },
    };
  },
  /** @param {string} path @returns {string[]} */
  keys: (path) => library.get_names(open().file_id, path, false),
  /** @param {string} path @param {number} start @param {number} count of the first dimension */
  read(path, start, count) {
    const id = open().file_id;
    const about = metadata(path);
    const shape = about.shape ?? [];
    if (!isReadable(about)) throw new Error('values of this type cannot be read');
    const part = shape.length === 0 ? [] : [count, ...shape.slice(1)];
    if (shape.length > 0 && !(start >= 0 && count >= 0 && start + count <= shape[0]))
      throw new Error(`rows ${start} to ${start + count} are not in it`);
    const at = shape.length === 0 ? null : shape.map((_, d) => BigInt(d === 0 ? start : 0));
    const read = (/** @type {bigint} */ to) =>
      library.get_dataset_data(id, path, at && part.map(BigInt), at, at && shape.map(() => 1n), to);
    const free = (/** @type {bigint} */ to) => {
      if (at) library.reclaim_vlen_memory_count(id, path, '', to, part.map(BigInt));
      else library.reclaim_vlen_memory(id, path, '', to);
    };
    return load(about, part, read, free);
  },
  /** @param {string} path @param {string} name @param {any} data */
  dataset(path, name, data) {
    groupAt(path).create_dataset({ name, data });
    expectSilence();
  },
  /** @param {string} path @param {string} name @param {string | string[]} value */
  attribute(path, name, value) {
    const entity = /** @type {Dataset} */ (path === '/' ? open() : open().get(path));
    if (library.get_attribute_names(entity.file_id, path).includes(name)) entity.delete_attribute(name);
    entity.create_attribute(name, value, null, 'S');
    expectSilence();
  },
};

/** @param {string} path @returns {import('h5wasm/node').Group} */
const groupAt = (path) => /** @type {import('h5wasm/node').Group} */ (path === '/' ? open() : open().get(path));

/** @param {string} path @returns {[string, unknown][]} */
function attributes(path) {
  const id = open().file_id;
  /** @type {[string, unknown][]} */
  const values = [];
  for (const name of library.get_attribute_names(id, path)) {
    const about = library.get_attribute_metadata(id, path, name);
    if (!isReadable(about)) continue;
    const read = (/** @type {bigint} */ to) => library.get_attribute_data(id, path, name, to);
    const free = (/** @type {bigint} */ to) => library.reclaim_vlen_memory(id, path, name, to);
    const value = load(about, about.shape ?? [], read, free);
    values.push([name, about.shape?.length === 0 ? value[0] : [...value]]);
  }
  return values;
}

/** @param {string} path @returns {Metadata} */
function metadata(path) {
  const about = new DatasetOf(open().file_id, path).metadata;
  const bytes = elements(about.shape ?? []) * about.size;
  if (!(bytes <= MOST_UNPACKED * size))
    throw new Error(`it claims ${about.shape?.join(' x ')} values, more than a file of ${size} bytes can hold`);
  return about;
}

/** @param {readonly number[]} shape */
const elements = (shape) => shape.reduce((product, length) => product * length, 1);

/** @param {Metadata} about */
const isBoolean = ({ type, size, enum_type: kind }) =>
  type === H5T_ENUM.value && size === 1 && kind?.members.FALSE === 0 && kind?.members.TRUE === 1;

/** @param {Metadata} about */
function isReadable(about) {
  const { type, size: bytes, vlen } = about;
  if (type === H5T_INTEGER.value) return [1, 2, 4, 8].includes(bytes);
  if (type === H5T_FLOAT.value) return bytes === 4 || bytes === 8;
  if (type === H5T_STRING.value) return vlen ? bytes === 4 : bytes > 0;
  return isBoolean(about);
}

/**
 * Reads into fresh memory that holds zeros: the library's own status decides whether what is there was read (h5wasm
 * itself ignores it and would hand out whatever the memory held).
 *
 * @param {Metadata} about
 * @param {readonly number[]} shape
 * @param {(to: bigint) => number} read
 * @param {(to: bigint) => void} free what the library allocated for texts
 */
function load(about, shape, read, free) {
  const bytes = elements(shape) * about.size;
  if (bytes === 0) return about.type === H5T_STRING.value ? [] : new Float64Array(0);
  if (!(bytes <= MOST_BYTES)) throw new Error(`${bytes} bytes are too many for one read`);
  const to = library._malloc(bytes);
  if (to === 0) throw new Error(`there is no memory for ${bytes} bytes`);
  library.HEAPU8.fill(0, to, to + bytes);
  if (read(BigInt(to)) < 0) {
    library._free(to);
    throw new Error('its data cannot be read');
  }
  const data = library.HEAPU8.slice(to, to + bytes);
  const values = decode(about, data);
  if (about.vlen) free(BigInt(to));
  library._free(to);
  return values;
}

/** @param {Metadata} about @param {Uint8Array<ArrayBuffer>} data */
function decode({ type, size: bytes, signed, vlen, cset }, { buffer }) {
  if (type === H5T_FLOAT.value) return bytes === 4 ? new Float32Array(buffer) : new Float64Array(buffer);
  if (type === H5T_STRING.value) return vlen ? textsAt(new Uint32Array(buffer)) : textsOf(buffer, bytes, cset);
  if (type === H5T_ENUM.value || bytes === 1) return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  if (bytes === 2) return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  if (bytes === 4) return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
  const long = signed ? new BigInt64Array(buffer) : new BigUint64Array(buffer);
  return Float64Array.from(long, Number);
}

/** @param {Uint32Array} pointers */
const textsAt = (pointers) => Array.from(pointers, (at) => (at === 0 ? '' : library.UTF8ToString(at)));

/** @param {ArrayBuffer} buffer @param {number} width @param {number | undefined} cset */
function textsOf(buffer, width, cset) {
  const bytes = Buffer.from(buffer);
  const encoding = cset === 1 ? 'utf8' : 'latin1';
  return Array.from({ length: bytes.length / width }, (_, i) => {
    const end = bytes.subarray(i * width, (i + 1) * width).indexOf(0);
    return bytes.toString(encoding, i * width, end < 0 ? (i + 1) * width : i * width + end);
  });
}

/** h5wasm says nothing of a write that failed; the library does. */
function expectSilence() {
  if (printed !== '') throw new Error('it could not be written');
}

/** The innermost line of what the library printed: the reason rather than its consequences. */
const reason = () => [...printed.matchAll(/#\d{3}: .*?\(\): (.*)/g)].at(-1)?.[1];

parentPort?.on('message', ({ id, call, args }) => {
  printed = '';
  try {
    const value = /** @type {(...args: any[]) => any} */ (calls[/** @type {keyof typeof calls} */ (call)])(...args);
    parentPort?.postMessage(
      { id, value },
      ArrayBuffer.isView(value) ? [/** @type {ArrayBuffer} */ (value.buffer)] : [],
    );
  } catch (error) {
    const { message = String(error) } = /** @type {Error} */ (error);
    const trapped = error instanceof WebAssembly.RuntimeError || !(error instanceof Error);
    parentPort?.postMessage({ id, error: { message, reason: reason(), trapped } });
  }
});
parentPort?.postMessage({ id: 0 });
