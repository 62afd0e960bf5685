import { rougeTokens } from './rouge-tokens.ts';

/** A piece of a text; the pieces put together are the text. */
export interface MarkedPiece {
  text: string;
  /** Whether it is a word that the metric found in the other text too. */
  matched: boolean;
}

export interface RougeMarks {
  gold: MarkedPiece[];
  prediction: MarkedPiece[];
}

/**
 * Which words of both texts ROUGE finds in common: words of shared n-grams, the first ones where one text has more of
 * them; for `L` the words of one longest common subsequence, the one that rouge-score traces.
 *
 * @param options.unit `1`, `2` … for ROUGE-N, `L` for ROUGE-L
 * @param options.stem stem the words first; true unless stated
 * @example
 * rougeMarks('No fracture', 'fracture', { unit: 1 }).gold
 * // [{ text: 'No ', matched: false }, { text: 'fracture', matched: true }]
 */
export function rougeMarks(
  gold: string,
  prediction: string,
  { unit, stem = true }: { unit: number | 'L'; stem?: boolean },
): RougeMarks {
  const a = rougeTokens(gold, { stem });
  const b = rougeTokens(prediction, { stem });
  const marked: [Set<number>, Set<number>] = [new Set(), new Set()];
  if (unit === 'L') {
    const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++)
        table[i]![j] =
          a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
    let [i, j] = [a.length, b.length];
    while (i > 0 && j > 0) {
      if (a[i - 1] === b[j - 1]) {
        marked[0].add(--i);
        marked[1].add(--j);
      } else if (table[i]![j - 1]! > table[i - 1]![j]!) j--;
      else i--;
    }
  } else {
    const places = (tokens: readonly string[]): Map<string, number[]> => {
      const found = new Map<string, number[]>();
      for (let i = 0; i + unit <= tokens.length; i++) {
        const gram = tokens.slice(i, i + unit).join(' ');
        if (!found.get(gram)?.push(i)) found.set(gram, [i]);
      }
      return found;
    };
    const [inGold, inPrediction] = [places(a), places(b)];
    for (const [gram, starts] of inGold) {
      const others = inPrediction.get(gram) ?? [];
      const shared = Math.min(starts.length, others.length);
      [starts, others].forEach((own, side) => {
        for (const start of own.slice(0, shared)) for (let k = 0; k < unit; k++) marked[side]!.add(start + k);
      });
    }
  }
  const pieces = (text: string, own: ReadonlySet<number>): MarkedPiece[] => {
    const lower = text.toLowerCase();
    // The one letter that grows when lower-cased, İ, would shift the places of the words.
    const shown = lower.length === text.length ? text : lower;
    const parts: MarkedPiece[] = [];
    let end = 0;
    let word = 0;
    for (const { index, 0: found } of lower.matchAll(/[a-z0-9]+/g)) {
      if (!own.has(word++)) continue;
      if (index > end) parts.push({ text: shown.slice(end, index), matched: false });
      end = index + found.length;
      parts.push({ text: shown.slice(index, end), matched: true });
    }
    if (end < shown.length) parts.push({ text: shown.slice(end), matched: false });
    return parts;
  };
  return { gold: pieces(gold, marked[0]), prediction: pieces(prediction, marked[1]) };
}
