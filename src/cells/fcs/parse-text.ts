/** Keywords of a TEXT segment, in their order; those that begin with `$` in capitals. */
export type Keywords = Map<string, string>;

/**
 * Parses a TEXT segment: its first character separates keywords and values, and stands twice where it is meant as
 * itself. Some programs write values of no length, which the standard forbids: then two delimiters in a row are read
 * as an empty value, where that makes more keywords begin with `$`.
 *
 * @param warn gets what a reader of the file has to know
 * @throws RangeError when the first character cannot be a delimiter
 * @example
 * parseText(Buffer.from('|$PAR|2|note|a||b|'), console.warn);
 * // Map { '$PAR' => '2', 'note' => 'a|b' }
 */
export function parseText(bytes: Uint8Array, warn: (message: string) => void): Keywords {
  const text = decode(bytes);
  const delimiter = text.charAt(0);
  if (!/^[\x01-\x7e]$/.test(delimiter) || /[\w$]/.test(delimiter))
    throw new RangeError(`the TEXT segment begins with ${JSON.stringify(delimiter)}, which cannot be a delimiter`);
  let words = splitEscaped(text, delimiter);
  if (text.includes(delimiter + delimiter)) {
    const plain = text.slice(1).split(delimiter);
    if (standardKeys(plain) > standardKeys(words)) {
      words = plain;
      warn('values of no length in the TEXT segment: two delimiters in a row are read as an empty value');
    }
  }
  while (words.length > 0 && /^[\s\0]*$/.test(words.at(-1)!) && words.length % 2 === 1) words.pop();
  if (words.length % 2 === 1) warn(`the TEXT segment ends after the keyword '${words.pop()}': it has no value`);
  const keywords: Keywords = new Map();
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i]!.trim();
    const key = word.startsWith('$') ? word.toUpperCase() : word;
    const value = words[i + 1]!;
    if (!keywords.has(key)) keywords.set(key, value);
    else if (keywords.get(key) !== value)
      warn(`the keyword ${key} is there twice: '${keywords.get(key)}' is kept, '${value}' is not`);
  }
  return keywords;
}

function standardKeys(words: readonly string[]): number {
  return words.reduce((sum, word, i) => sum + Number(i % 2 === 0 && word.startsWith('$')), 0);
}

function splitEscaped(text: string, delimiter: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let from = 1; ;) {
    const at = text.indexOf(delimiter, from);
    if (at < 0) {
      words.push(word + text.slice(from));
      return words;
    }
    word += text.slice(from, at);
    from = at + 1;
    if (text.charAt(from) === delimiter) {
      word += delimiter;
      from++;
    } else {
      words.push(word);
      word = '';
    }
  }
}

/** UTF-8 as FCS 3.1 asks for, and Latin-1 where it is none, as older files have it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
