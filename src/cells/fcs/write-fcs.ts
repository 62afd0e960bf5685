import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Cells } from '../../learners/learner.ts';
import { denseOf } from '../dense-of.ts';
import { FcsError } from './fcs-error.ts';
import { fcsHead } from './fcs-head.ts';

/** How to write an FCS file. */
export interface WriteFcsOptions {
  /** Keywords beside those that say how the events lie in the file, which are written in any case. */
  keywords?: Readonly<Record<string, string>>;
  /** Take the place of a file that is there. Default false. */
  overwrite?: boolean;
  /** Most significant byte first. Default: as this machine has it. */
  bigEndian?: boolean;
}

/** Events put into bytes at a time. */
const eventsAtOnce = 4096;

const machineIsBig = endianness() === 'BE';

/**
 * Writes cells as FCS 3.1 with 32-bit floats. The file appears under its name only
 * when it is complete.
 *
 * @param cells features become channels; `$PnN` is the name of the feature with `,` as `_` unless `keywords` has one
 * @throws FcsError when a file is there already, or two channels have the same name
 * @example
 * await writeFcs('scored.fcs', cells, { keywords: { $CYT: 'CyTOF' } });
 */
export async function writeFcs(
  path: string,
  cells: Cells,
  { keywords = {}, overwrite = false, bigEndian = machineIsBig }: WriteFcsOptions = {},
): Promise<void> {
  if (!overwrite && existsSync(path))
    throw new FcsError('is there already: choose another name, or pass overwrite: true', { file: path });
  const columns = cells.columns.map((column) => denseOf(column, cells.n));
  const { text, header } = fcsHead({ ...cells, columns }, keywords, bigEndian, path);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(temporary, 'wx');
  try {
    try {
      writeAll(file, Buffer.from(header, 'latin1'));
      writeAll(file, text);
      const { n, p } = cells;
      const values = new Float32Array(Math.min(n, eventsAtOnce) * p);
      for (let at = 0; at < n; at += eventsAtOnce) {
        const count = Math.min(eventsAtOnce, n - at);
        columns.forEach((column, j) => {
          for (let i = 0, k = j; i < count; i++, k += p) values[k] = column[at + i]!;
        });
        const bytes = Buffer.from(values.buffer, 0, count * p * 4);
        writeAll(file, bigEndian === machineIsBig ? bytes : bytes.swap32());
        if ((at / eventsAtOnce) % 16 === 15) await setImmediate();
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}
