/** How a model's vocabulary is used. */
export interface Vocabulary {
  ids: ReadonlyMap<string, number>;
  /** Lower-case texts, and take accents off. */
  lowerCase: boolean;
}

const punctuation = /^[\p{P}$+<=>^`|~]$/u;
const ideograph =
  /^[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]$/u;

/**
 * The pieces of a text by BERT's WordPiece: words and marks, each the longest pieces of the vocabulary from the left; a
 * word of more than 100 characters, or with a part that is in no piece, is `[UNK]`.
 *
 * @example wordPieces('Unaffable!', { ids: new Map([['un', 0], ['##aff', 1], ['##able', 2], ['!', 3]]), lowerCase: true })
 * // ['un', '##aff', '##able', '!']
 */
export function wordPieces(text: string, { ids, lowerCase }: Vocabulary): string[] {
  const clean = text.replace(/[\0\ufffd]|(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '');
  const folded = lowerCase
    ? clean
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
    : clean;
  const spaced = Array.from(folded, (mark) => (punctuation.test(mark) || ideograph.test(mark) ? ` ${mark} ` : mark));
  return spaced
    .join('')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => pieces(Array.from(word), ids));
}

function pieces(word: readonly string[], ids: ReadonlyMap<string, number>): string[] {
  if (word.length > 100) return ['[UNK]'];
  const found: string[] = [];
  for (let start = 0; start < word.length;) {
    let end = word.length;
    const piece = (): string => (start > 0 ? '##' : '') + word.slice(start, end).join('');
    while (end > start && !ids.has(piece())) end--;
    if (end === start) return ['[UNK]'];
    found.push(piece());
    start = end;
  }
  return found;
}
