// SQLite, in a thread of its own: the only way to end a query that runs too long is to end the thread. JavaScript,
// because a thread cannot load TypeScript on Node 20.
//
// The library reaches files through node:fs alone, and in this thread node:fs holds one file, the database: no statement
// can reach another one, whatever it says, and no lock is left beside a database whose thread was ended.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { rowKey } from './row-key.js';

/** @import { Database as Connection } from 'node-sqlite3-wasm' */
/** @import { SqlValue } from './start-sqlite.ts' */

/** Bytes that the rows of one query may have. */
const MOST_BYTES = 2 ** 28;
const NAME = '/database';

/** @type {{ path?: string, bytes?: Uint8Array, sql?: string }} */
const source = workerData;
const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm');

const opened = source.path === undefined ? undefined : fs.openSync(source.path, 'r');
const { readSync, fstatSync } = fs;
let content = source.bytes ?? new Uint8Array(0);
let size = content.length;

const refuse = (/** @type {string} */ code) => {
  throw Object.assign(new Error(code), { code });
};
Object.assign(fs, {
  openSync: (/** @type {string} */ path) => (path === NAME ? 0 : refuse('EACCES')),
  accessSync: (/** @type {string} */ path) => (path === NAME ? undefined : refuse('ENOENT')),
  fstatSync: () => (opened === undefined ? { size } : fstatSync(opened)),
  /** @type {(fd: number, into: Uint8Array, offset: number, length: number, position: bigint | number) => number} */
  readSync(_fd, into, offset, length, position) {
    if (opened !== undefined) return readSync(opened, into, offset, length, position);
    const start = Math.min(Number(position), size);
    const piece = content.subarray(start, Math.min(start + length, size));
    into.set(piece, offset);
    return piece.length;
  },
  /** @type {(fd: number, from: Uint8Array, offset: number, length: number, position: bigint | number) => number} */
  writeSync(_fd, from, offset, length, position) {
    if (source.sql === undefined) refuse('EROFS');
    const end = Number(position) + length;
    if (end > content.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(content);
      content = larger;
    }
    content.set(from.subarray(offset, offset + length), Number(position));
    size = Math.max(size, end);
    return length;
  },
  ftruncateSync: (/** @type {number} */ _fd, /** @type {number} */ length) =>
    source.sql === undefined ? refuse('EROFS') : (size = length),
  fsyncSync() {},
  closeSync() {},
  mkdirSync() {},
  rmdirSync() {},
  unlinkSync: () => refuse('ENOENT'),
});

if (source.sql !== undefined) {
  /** @type {Connection} */
  const building = new Database(NAME);
  building.exec('PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY');
  building.exec(source.sql);
  building.close();
}
/** @type {Connection} */
const database = new Database(NAME, { readOnly: true });
database.exec('PRAGMA temp_store = MEMORY');
database.get('SELECT count(*) FROM sqlite_master');
parentPort?.postMessage({ ready: true });

parentPort?.on('message', ({ sql, maxRows, distinct }) => {
  try {
    parentPort?.postMessage(query(sql, maxRows, distinct));
  } catch (error) {
    parentPort?.postMessage({ error: /** @type {Error} */ (error).message });
  }
});

/** @param {string} sql @param {number} maxRows @param {boolean} distinct */
function query(sql, maxRows, distinct) {
  const statement = /** @type {any} */ (database.prepare(sql));
  try {
    /** @type {string[]} */
    const columns = statement._getColumnNames();
    // Rows come as objects by column name, and two columns may have the same: here they go by their places.
    statement._getColumnNames = () => columns.map((_, k) => k);
    const rows = [];
    const seen = new Set();
    let bytes = 0;
    for (const row of statement.iterate()) {
      const values = columns.map((_, k) => /** @type {SqlValue} */ (row[k]));
      if (distinct) {
        const key = rowKey(values);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      for (const value of values) bytes += typeof value === 'object' ? (value?.length ?? 0) : String(value).length;
      if (rows.length === maxRows || bytes > MOST_BYTES) return { overflow: true };
      rows.push(values);
    }
    return { columns, rows };
  } finally {
    try {
      statement.finalize();
    } catch {
      // Repeats the error of the query.
    }
  }
}
