/** What a test file holds. */
export interface FcsSpec {
  version?: string;
  datatype?: 'F' | 'D' | 'I' | 'A';
  order?: string;
  /** Bits of each channel; default 32, or 64 for doubles. */
  bits?: number[];
  /** Value of each channel of each event. */
  events: number[][];
  delimiter?: string;
  /** Further keywords, or other values of those that are written; undefined leaves one out. */
  keywords?: Record<string, string | undefined>;
  /** Keywords of a supplemental TEXT segment behind the data. */
  supplement?: Record<string, string>;
  /** What the header says of the data: its place, zeros, or other numbers. Default its place. */
  headerData?: 'place' | 'zero' | [number, number];
  /** Bytes between TEXT and DATA. */
  gap?: number;
}

/** Where things are in a built file. */
export interface BuiltFcs {
  bytes: Buffer;
  textEnd: number;
  begin: number;
  end: number;
}

/** Builds an FCS file bit by bit, in the plainest way: the oracle of the reader. */
export function buildFcs(spec: FcsSpec): BuiltFcs {
  const { version = '3.1', datatype = 'F', order = '4,3,2,1', events, delimiter = '|', gap = 0 } = spec;
  const par = events[0]?.length ?? spec.bits?.length ?? 1;
  const bits = spec.bits ?? Array.from({ length: par }, () => (datatype === 'D' ? 64 : 32));
  const data = dataBytes(events, bits, datatype, order.startsWith('1'));
  const supplement = spec.supplement ? Buffer.from(joinWords(spec.supplement, delimiter)) : Buffer.alloc(0);
  const textWith = (begin: number): Buffer => {
    const end = begin + data.length;
    const standard: Record<string, string | undefined> = {
      $BEGINANALYSIS: '0',
      $ENDANALYSIS: '0',
      $BEGINDATA: String(begin).padStart(12, '0'),
      $ENDDATA: String(end - 1).padStart(12, '0'),
      $BEGINSTEXT: supplement.length > 0 ? String(end).padStart(12, '0') : '0'.padStart(12, '0'),
      $ENDSTEXT: String(supplement.length > 0 ? end + supplement.length - 1 : 0).padStart(12, '0'),
      $BYTEORD: order,
      $DATATYPE: datatype,
      $MODE: 'L',
      $NEXTDATA: '0',
      $PAR: String(par),
      $TOT: String(events.length),
    };
    bits.forEach((width, j) => {
      standard[`$P${j + 1}B`] = String(width);
      standard[`$P${j + 1}E`] = '0,0';
      standard[`$P${j + 1}N`] = `C${j + 1}`;
      standard[`$P${j + 1}R`] = String(datatype === 'I' ? 2 ** width : 1024);
    });
    return Buffer.from(joinWords({ ...standard, ...spec.keywords }, delimiter), 'latin1');
  };
  const textEnd = 58 + textWith(0).length;
  const begin = textEnd + gap;
  const end = begin + data.length;
  const [first, last] = Array.isArray(spec.headerData)
    ? spec.headerData
    : spec.headerData === 'zero'
      ? [0, 0]
      : [begin, end - 1];
  const header = `FCS${version}    ${[58, textEnd - 1, first, last, 0, 0].map((at) => String(at).padStart(8)).join('')}`;
  const bytes = Buffer.concat([Buffer.from(header), textWith(begin), Buffer.alloc(gap), data, supplement]);
  return { bytes, textEnd, begin, end };
}

function joinWords(words: Record<string, string | undefined>, delimiter: string): string {
  const kept = Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return (
    delimiter +
    kept
      .map((pair) => pair.map((word) => word.replaceAll(delimiter, delimiter + delimiter)).join(delimiter) + delimiter)
      .join('')
  );
}

function dataBytes(events: number[][], bits: number[], datatype: string, little: boolean): Buffer {
  const values = events.flat();
  if (datatype === 'F' || datatype === 'D') {
    const width = datatype === 'F' ? 4 : 8;
    const bytes = Buffer.alloc(values.length * width);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    values.forEach((value, i) =>
      width === 4 ? view.setFloat32(i * 4, value, little) : view.setFloat64(i * 8, value, little),
    );
    return bytes;
  }
  // One string of bits, most significant first; little-endian files run through each byte from its other end.
  let stream = '';
  for (const event of events)
    event.forEach((value, j) => {
      const word = BigInt(value).toString(2).padStart(bits[j]!, '0');
      stream += little ? [...word].reverse().join('') : word;
    });
  const bytes = stream.match(/.{1,8}/g) ?? [];
  return Buffer.from(
    bytes.map((byte) => parseInt(little ? [...byte.padEnd(8, '0')].reverse().join('') : byte.padEnd(8, '0'), 2)),
  );
}
