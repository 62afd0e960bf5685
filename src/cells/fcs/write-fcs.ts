import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Cells, DenseCells } from '../../learners/learner.ts';
import { denseOf } from '../dense-of.ts';
import { FcsError } from './fcs-error.ts';
import type { Keywords } from './parse-text.ts';
import { writeText } from './write-text.ts';

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
  const { text, header } = headOf({ ...cells, columns }, keywords, bigEndian, path);
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

/** HEADER and TEXT. Where an offset takes its own number of digits is found by writing the text until it stays. */
function headOf(
  cells: DenseCells,
  extra: Readonly<Record<string, string>>,
  bigEndian: boolean,
  file: string,
): { header: string; text: Buffer } {
  const place = { data: 0, end: 0 };
  for (;;) {
    const text = writeText(layoutKeywords(cells, extra, place, bigEndian, file));
    const data = 58 + text.length;
    const end = data + cells.n * cells.p * 4 - 1;
    if (data !== place.data || end !== place.end) {
      Object.assign(place, { data, end });
      continue;
    }
    const short = end <= 99_999_999;
    const offsets = [58, data - 1, short ? data : 0, short ? end : 0, 0, 0];
    return { header: `FCS3.1    ${offsets.map((offset) => String(offset).padStart(8)).join('')}`, text };
  }
}

function layoutKeywords(
  { n, p, names, columns }: DenseCells,
  extra: Readonly<Record<string, string>>,
  { data, end }: { data: number; end: number },
  bigEndian: boolean,
  file: string,
): Keywords {
  const keywords: Keywords = new Map(
    Object.entries({
      $BEGINANALYSIS: '0',
      $BEGINDATA: String(data),
      $BEGINSTEXT: '0',
      $BYTEORD: bigEndian ? '4,3,2,1' : '1,2,3,4',
      $DATATYPE: 'F',
      $ENDANALYSIS: '0',
      $ENDDATA: String(end),
      $ENDSTEXT: '0',
      $MODE: 'L',
      $NEXTDATA: '0',
      $PAR: String(p),
      $TOT: String(n),
    }),
  );
  const seen = new Map<string, number>();
  names.forEach((name, j) => {
    const key = `$P${j + 1}`;
    const short = extra[`${key}N`] ?? name.replaceAll(',', '_');
    if (seen.has(short))
      throw new FcsError(`channels ${seen.get(short)! + 1} and ${j + 1} are both '${short}': rename one of them`, {
        file,
        keyword: `${key}N`,
      });
    seen.set(short, j);
    keywords.set(`${key}B`, '32');
    keywords.set(`${key}E`, '0,0');
    keywords.set(`${key}N`, short);
    keywords.set(`${key}R`, extra[`${key}R`] ?? rangeOf(columns[j]!));
    if (short !== name && extra[`${key}S`] === undefined) keywords.set(`${key}S`, name);
  });
  for (const [key, value] of Object.entries(extra)) if (!keywords.has(key)) keywords.set(key, value);
  return keywords;
}

/** The digits of a whole number above all values. */
function rangeOf(column: ArrayLike<number>): string {
  let largest = 0;
  for (let i = 0; i < column.length; i++) if (column[i]! > largest && column[i]! < Infinity) largest = column[i]!;
  return String(BigInt(Math.floor(largest)) + 1n);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}
