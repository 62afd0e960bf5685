import type { Keywords } from './parse-text.ts';

/** Characters that separate keywords, the first that no keyword or value holds. */
const delimiters = ['|', '/', '\\', '!', '\f', '\x1e', '~'];

/**
 * A TEXT segment in UTF-8. A value of no length, which the standard forbids, becomes a blank.
 *
 * @example
 * writeText(new Map([['$PAR', '2']])).toString(); // '|$PAR|2|'
 */
export function writeText(keywords: Keywords): Buffer {
  const words = [...keywords].flat().map((word) => word || ' ');
  const delimiter = delimiters.find((mark) => !words.some((word) => word.includes(mark))) ?? delimiters[0]!;
  // A delimiter at the beginning of a word would be one with that before the word: a blank goes in between.
  const escaped = words.map(
    (word) => (word.startsWith(delimiter) ? ' ' : '') + word.replaceAll(delimiter, delimiter + delimiter),
  );
  return Buffer.from(delimiter + escaped.map((word) => word + delimiter).join(''));
}
