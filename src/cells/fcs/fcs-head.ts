import type { DenseCells } from '../../learners/learner.ts';
import { FcsError } from './fcs-error.ts';
import type { Keywords } from './parse-text.ts';
import { writeText } from './write-text.ts';

/**
 * HEADER and TEXT of an FCS 3.1 file of 32-bit floats. The text holds offsets that depend on its own length: it is
 * written until they stay.
 *
 * @param extra further keywords
 * @throws FcsError when two channels have the same name
 */
export function fcsHead(
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
