import { type FileHandle, open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { ImportFileError } from '../records/import-file-error.ts';

/** A zip file whose entries are read one at a time, so that memory holds one. */
export interface ZipFile {
  names: readonly string[];
  /** @throws ImportFileError when there is no such entry, or it cannot be unpacked */
  text(name: string): Promise<string>;
  close(): Promise<void>;
}

interface Entry {
  method: number;
  packed: number;
  offset: number;
}

const signature = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50 };

/**
 * Opens a zip file by the directory at its end, zip64 too (more than 65,535 entries, or 4 GiB).
 *
 * @throws ImportFileError when it is no zip file, or was cut off
 */
export async function openZip(file: string): Promise<ZipFile> {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${cause.message}`;
    throw new ImportFileError(what, { file }, { cause });
  });
  try {
    const entries = await readDirectory(handle, file);
    return {
      names: [...entries.keys()],
      async text(name) {
        const entry = entries.get(name);
        if (!entry) throw new ImportFileError('is not in the file', { file, place: `entry ${name}` });
        const head = await bytesAt(handle, entry.offset, 30);
        const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
        const packed = await bytesAt(handle, start, entry.packed);
        if (entry.method === 0) return packed.toString('utf8');
        if (entry.method === 8) return inflateRawSync(packed).toString('utf8');
        const how = entry.method === 93 ? 'with Zstandard' : `by method ${entry.method}`;
        const what = `is packed ${how}, which is not read here: convert the log to .json with inspect log convert`;
        throw new ImportFileError(what, { file, place: `entry ${name}` });
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readDirectory(handle: FileHandle, file: string): Promise<Map<string, Entry>> {
  const { size } = await handle.stat();
  const tail = await bytesAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== signature.end) end--;
  if (end < 0) throw new ImportFileError('is no zip file, or was cut off', { file });
  let [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (end >= 20 && tail.readUInt32LE(end - 20) === signature.locator64) {
    const end64 = await bytesAt(handle, Number(tail.readBigUInt64LE(end - 12)), 56);
    if (end64.readUInt32LE(0) !== signature.end64) throw new ImportFileError('has a broken zip64 directory', { file });
    [count, length, start] = [32, 40, 48].map((at) => Number(end64.readBigUInt64LE(at))) as [number, number, number];
  }
  const directory = await bytesAt(handle, start, length);
  const entries = new Map<string, Entry>();
  for (let at = 0, k = 0; k < count; k++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== signature.entry)
      throw new ImportFileError(`has a broken directory at entry ${k}`, { file });
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength!);
    const extra = directory.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!);
    const [packed, offset] = sizes(directory.subarray(at, at + 46), extra);
    entries.set(name, { method: directory.readUInt16LE(at + 10), packed, offset });
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
  return entries;
}

/** Packed size and offset; those of 2^32 - 1 stand in the zip64 field, in the order unpacked, packed, offset. */
function sizes(head: Buffer, extra: Buffer): [number, number] {
  const values = [24, 20, 42].map((at) => head.readUInt32LE(at));
  let field = 0;
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2);
  let at = field + 4;
  const wide = values.map((value) => {
    if (value !== 0xffffffff || at + 8 > extra.length) return value;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
  return [wide[1]!, wide[2]!];
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return bytesRead === length
    ? buffer
    : Buffer.concat([buffer.subarray(0, bytesRead), Buffer.alloc(length - bytesRead)]);
}
