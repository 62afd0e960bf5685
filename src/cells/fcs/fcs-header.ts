import type { ByteSource } from './byte-source.ts';
import { FcsError } from './fcs-error.ts';

/** Bytes from `begin` up to, not including, `end`. */
export interface Segment {
  begin: number;
  end: number;
}

/** The first 58 bytes of an FCS file. */
export interface FcsHeader {
  version: string;
  text: Segment;
  /** Undefined where the header leaves it to $BEGINDATA and $ENDDATA, as it must for data beyond byte 99,999,999. */
  data: Segment | undefined;
}

const versions = ['2.0', '3.0', '3.1', '3.2'];

/**
 * Reads the HEADER segment: version and byte offsets.
 *
 * @throws FcsError when it is no FCS file of a known version, or has no TEXT segment inside the file
 */
export function readHeader(source: ByteSource): FcsHeader {
  const file = source.name;
  const bytes = new Uint8Array(58);
  source.read(0, bytes);
  const text = Buffer.from(bytes).toString('latin1');
  const version = /^FCS(\d\.\d)/.exec(text)?.[1];
  if (version === undefined)
    throw new FcsError("does not begin with 'FCS' and a version: is it an FCS file?", { file, offset: 0 });
  if (!versions.includes(version))
    throw new FcsError(`is of version ${version}, known are ${versions.join(', ')}: export it as FCS 3.1`, { file });
  const [begin, end] = [offsetAt(text, 10), offsetAt(text, 18)];
  if (!(begin >= 58 && end > begin && end < source.size))
    throw new FcsError(
      `the header puts the TEXT segment at bytes '${text.slice(10, 18)}' to '${text.slice(18, 26)}' of ${source.size}: the file is truncated or damaged, export it again`,
      { file, offset: 10 },
    );
  return { version, text: { begin, end: end + 1 }, data: segment(offsetAt(text, 26), offsetAt(text, 34)) };
}

/**
 * A segment from its first and last byte; undefined where these are no offsets.
 *
 * @example
 * segment(100, 199); // { begin: 100, end: 200 }
 */
export function segment(first: number, last: number): Segment | undefined {
  return first >= 58 && last >= first - 1 ? { begin: first, end: last + 1 } : undefined;
}

/** The offset in the 8 characters from `at` on, NaN where there is none. */
function offsetAt(header: string, at: number): number {
  const digits = header.slice(at, at + 8).replace(/^[\s\0]+|[\s\0]+$/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}
