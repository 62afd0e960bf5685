import type { ByteSource } from './byte-source.ts';
import { FcsError } from './fcs-error.ts';
import type { FcsHeader, Segment } from './fcs-header.ts';
import { type Keywords, parseText } from './parse-text.ts';

/**
 * Reads the TEXT segment, and the supplemental one that $BEGINSTEXT and $ENDSTEXT point to.
 *
 * @throws FcsError when the TEXT segment cannot be parsed
 */
export function readKeywords(source: ByteSource, { text }: FcsHeader, warn: (message: string) => void): Keywords {
  const parse = ({ begin, end }: Segment): Keywords => {
    const bytes = new Uint8Array(end - begin);
    source.read(begin, bytes);
    try {
      return parseText(bytes, warn);
    } catch (cause) {
      const what = `${(cause as Error).message}: the offset or the file is damaged, export it again`;
      throw new FcsError(what, { file: source.name, offset: begin }, { cause });
    }
  };
  const keywords = parse(text);
  const [begin, last] = ['$BEGINSTEXT', '$ENDSTEXT'].map((key) => offsetOf(keywords, key) ?? 0) as [number, number];
  if (begin > 0 && last > begin && begin !== text.begin) {
    if (last >= source.size)
      warn(`the supplemental TEXT segment ends at byte ${last}, outside the file: it is not read`);
    else for (const [key, value] of parse({ begin, end: last + 1 })) if (!keywords.has(key)) keywords.set(key, value);
  }
  return keywords;
}

/** The offset or count that a keyword states; undefined where it is missing or blank. NaN where it is no whole number. */
export function offsetOf(keywords: Keywords, key: string): number | undefined {
  const value = keywords.get(key)?.trim();
  if (!value) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  return Number.isSafeInteger(number) ? number : NaN;
}

/**
 * The whole number that a keyword must state.
 *
 * @throws FcsError naming the keyword
 */
export function wholeNumber(keywords: Keywords, keyword: string, file: string): number {
  const number = offsetOf(keywords, keyword);
  if (number === undefined)
    throw new FcsError('is missing: the file breaks the standard, export it again', { file, keyword });
  if (Number.isNaN(number))
    throw new FcsError(`is '${keywords.get(keyword)}', not a whole number: export the file again`, { file, keyword });
  return number;
}
