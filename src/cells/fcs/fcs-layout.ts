import { byteOrder } from './byte-order.ts';
import type { ByteSource } from './byte-source.ts';
import { dataSegment } from './data-segment.ts';
import type { FcsChannel } from './fcs-channel.ts';
import { FcsError } from './fcs-error.ts';
import type { FcsHeader } from './fcs-header.ts';
import type { Keywords } from './parse-text.ts';

/** How the events of a file lie in its bytes. */
export interface FcsLayout {
  /** Floats, doubles or unsigned integers. */
  datatype: 'F' | 'D' | 'I';
  littleEndian: boolean;
  /** Bits of each channel. */
  bits: number[];
  /** Bits of an event. */
  recordBits: number;
  events: number;
  /** First byte of the first event. */
  begin: number;
}

/**
 * Finds where the events lie, and sees that the file is long enough for them before anything is allocated.
 *
 * @throws FcsError naming the keyword that is wrong or not supported
 */
export function fcsLayout(
  source: ByteSource,
  header: FcsHeader,
  keywords: Keywords,
  channels: readonly FcsChannel[],
  lenient: boolean,
  warn: (message: string) => void,
): FcsLayout {
  const file = source.name;
  const mode = keywords.get('$MODE')?.trim().toUpperCase() || 'L';
  if (mode !== 'L')
    throw new FcsError(`is '${mode}', a histogram: only events (list mode, L) can be read`, { file, keyword: '$MODE' });
  const datatype = datatypeOf(keywords, channels.length, file);
  channels.forEach(({ bits }, j) => checkBits(bits, datatype, { file, keyword: `$P${j + 1}B` }));
  const bits = channels.map((channel) => channel.bits);
  const recordBits = bits.reduce((sum, width) => sum + width, 0);
  const littleEndian = byteOrder(keywords.get('$BYTEORD'), file);
  return {
    datatype,
    littleEndian,
    bits,
    recordBits,
    ...dataSegment(source, header, keywords, recordBits, lenient, warn),
  };
}

function datatypeOf(keywords: Keywords, par: number, file: string): 'F' | 'D' | 'I' {
  const keyword = '$DATATYPE';
  const datatype = keywords.get(keyword)?.trim().toUpperCase();
  if (datatype !== 'F' && datatype !== 'D' && datatype !== 'I')
    throw new FcsError(
      datatype === undefined
        ? 'is missing: the file breaks the standard, export it again'
        : `is '${datatype}', known are F (float), D (double) and I (integer): export the file as FCS 3.1 with floats`,
      { file, keyword },
    );
  for (let n = 1; n <= par; n++) {
    const own: string = keywords.get(`$P${n}DATATYPE`)?.trim().toUpperCase() || datatype;
    if (own !== datatype)
      throw new FcsError(`is '${own}' in a file of ${datatype}: mixed types cannot be read, export it as FCS 3.1`, {
        file,
        keyword: `$P${n}DATATYPE`,
      });
  }
  return datatype;
}

function checkBits(bits: number, datatype: 'F' | 'D' | 'I', place: { file: string; keyword: string }): void {
  const wanted = { F: 32, D: 64, I: undefined }[datatype];
  if (wanted !== undefined && bits !== wanted)
    throw new FcsError(`is ${bits}, but values of type ${datatype} have ${wanted} bits: export the file again`, place);
  if (!(bits >= 1 && bits <= 64))
    throw new FcsError(`is ${bits}, but integers have 1 to 64 bits: export the file again`, place);
}
