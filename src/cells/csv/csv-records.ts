import { CellsFileError } from '../cells-file-error.ts';

/** Where the fields of a record stand; good until the next record. */
export interface CsvRecord {
  bytes: Uint8Array;
  /** Field j is bytes `starts[j]` to `ends[j]`, without its quotes. */
  starts: Int32Array;
  ends: Int32Array;
  /** 1 for a field that holds doubled quotes, which stand for one. */
  escaped: Uint8Array;
  count: number;
  /** Line its first byte is in, from 1. */
  line: number;
}

/** Bytes a record may have: more means that a quote was opened and never closed. */
const LONGEST_RECORD = 2 ** 28;

const [LF, CR, QUOTE] = [10, 13, 34];

/**
 * The records of a CSV text (RFC 4180), as they come: quoted fields may hold delimiters, line ends and doubled quotes;
 * lines end in LF, CRLF or CR; a byte order mark and blank lines are skipped. Fields are handed over as places in the
 * bytes, because making a string of each takes ten times as long as reading the numbers.
 *
 * @throws CellsFileError when a quote is opened and never closed, or text follows a closed one
 */
export async function csvRecords(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  delimiter: number,
  each: (record: CsvRecord) => void,
): Promise<void> {
  const record: CsvRecord = {
    bytes: new Uint8Array(0),
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    escaped: new Uint8Array(64),
    count: 0,
    line: 1,
  };
  let line = 1;
  let kept: Uint8Array = new Uint8Array(0);
  let first = true;
  for await (const chunk of chunks) {
    let bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    if (first && bytes.length < 3) {
      kept = bytes;
      continue;
    }
    if (first) bytes = withoutMark(bytes);
    first = false;
    kept = bytes.subarray(take(bytes, false));
    if (kept.length > LONGEST_RECORD)
      throw new CellsFileError(
        { file, line },
        'a record is longer than 256 MiB: a quote is opened here and not closed',
      );
  }
  take(first ? withoutMark(kept) : kept, true);

  /** Hands over the records that end in these bytes, and returns where the first that does not starts. */
  function take(bytes: Uint8Array, last: boolean): number {
    record.bytes = bytes;
    let at = 0;
    while (at < bytes.length) {
      const next = field(bytes, at, last);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  /** One record from `at`; returns where the next starts, or -1 when the bytes end first. */
  function field(bytes: Uint8Array, at: number, last: boolean): number {
    let count = 0;
    let lines = 0;
    for (;;) {
      if (count === record.starts.length) widen(record);
      let start = at;
      let end: number;
      let escaped = 0;
      if (bytes[at] === QUOTE) {
        start = ++at;
        for (;;) {
          while (at < bytes.length && bytes[at] !== QUOTE) {
            if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) lines++;
            at++;
          }
          if (at + 1 >= bytes.length && !last) return -1;
          if (at >= bytes.length)
            throw new CellsFileError({ file, line }, 'a quote is opened here and not closed: close it, or double it');
          if (bytes[at + 1] !== QUOTE) break;
          escaped = 1;
          at += 2;
        }
        end = at++;
        const after = bytes[at];
        if (at < bytes.length && after !== delimiter && after !== LF && after !== CR)
          throw new CellsFileError(
            { file, line: line + lines },
            'text follows a closed quote: quotes inside a quoted field are doubled',
          );
      } else {
        while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++;
        end = at;
      }
      if (at >= bytes.length && !last) return -1;
      if (bytes[at] === CR && at + 1 >= bytes.length && !last) return -1; // an LF may follow
      record.starts[count] = start;
      record.ends[count] = end;
      record.escaped[count++] = escaped;
      if (at < bytes.length && bytes[at] === delimiter) {
        at++;
        continue;
      }
      record.count = count;
      record.line = line;
      const blank = count === 1 && end === 0 + start && bytes[start - 1] !== QUOTE;
      if (!blank) each(record);
      line += lines + 1;
      return at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1);
    }
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function widen(record: CsvRecord): void {
  const wider = 2 * record.starts.length;
  const { starts, ends, escaped } = record;
  record.starts = new Int32Array(wider);
  record.starts.set(starts);
  record.ends = new Int32Array(wider);
  record.ends.set(ends);
  record.escaped = new Uint8Array(wider);
  record.escaped.set(escaped);
}

const decoder = new TextDecoder();

/** Field j of a record as text. */
export function fieldText({ bytes, starts, ends, escaped }: CsvRecord, j: number): string {
  const text = decoder.decode(bytes.subarray(starts[j]!, ends[j]!));
  return escaped[j] ? text.replaceAll('""', '"') : text;
}
