import { open } from 'node:fs/promises';

/** The part of a file handle that a log needs. */
export interface LogHandle {
  write(bytes: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesWritten: number }>;
  read(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  stat(): Promise<{ size: number }>;
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file to append to, making it where there is none. Another storage may be put in its place. */
export type OpenLog = (path: string) => Promise<LogHandle>;

export const openOnDisk: OpenLog = (path) => open(path, 'a+');

/** A file of lines that only grows. */
export interface LogFile {
  /** Bytes of a torn last line that were cut away when it was opened. */
  readonly cut: number;
  /** Appends whole lines; when that fails half-way, those that are there in full are kept. */
  append(text: string): Promise<void>;
  /** Has the disk hold what was appended; until then a kill loses nothing, but a power failure may. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a log to append to. What a kill left of a last line is cut away; a last line that lacks its end only is kept.
 */
export async function openLogFile(path: string, open: OpenLog = openOnDisk): Promise<LogFile> {
  const handle = await open(path);
  let size: number;
  let cut: number;
  try {
    ({ size, cut } = await mendTail(handle));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    cut,
    async append(text) {
      const bytes = Buffer.from(text);
      const written = { bytes: 0 };
      try {
        await writeAll(handle, bytes, written);
        size += bytes.length;
      } catch (error) {
        const whole = bytes.subarray(0, written.bytes).lastIndexOf(10) + 1;
        await handle.truncate(size + whole).catch(() => undefined); // else the next start cuts it
        throw error;
      }
    },
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

async function writeAll(handle: LogHandle, bytes: Uint8Array, written = { bytes: 0 }): Promise<void> {
  while (written.bytes < bytes.length)
    written.bytes += (await handle.write(bytes, written.bytes, bytes.length - written.bytes, null)).bytesWritten;
}

async function mendTail(handle: LogHandle): Promise<{ size: number; cut: number }> {
  const { size } = await handle.stat();
  const chunk = Buffer.alloc(1 << 16);
  let tail: Buffer = Buffer.alloc(0);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunk.length);
    const { bytesRead } = await handle.read(chunk, 0, end - start, start);
    const last = chunk.subarray(0, bytesRead).lastIndexOf(10);
    tail = Buffer.concat([chunk.subarray(last + 1, bytesRead), tail]);
    if (last >= 0) break;
    end = start;
  }
  if (tail.length === 0) return { size, cut: 0 };
  // No beginning of a JSON object is a JSON object, so one that parses is whole.
  if (isJson(tail)) {
    await writeAll(handle, Buffer.from('\n'));
    return { size: size + 1, cut: 0 };
  }
  await handle.truncate(size - tail.length);
  await handle.datasync();
  return { size: size - tail.length, cut: tail.length };
}

function isJson(bytes: Buffer): boolean {
  try {
    return typeof JSON.parse(bytes.toString()) === 'object';
  } catch {
    return false;
  }
}
