/**
 * Length of the longest common subsequence of two lists of words: the words in common that stand in the same order in
 * both, not necessarily side by side. Takes time n × m and memory m.
 *
 * @example lcsLength(['no', 'acute', 'fracture'], ['no', 'fracture', 'acute']) // 2
 */
export function lcsLength(a: readonly string[], b: readonly string[]): number {
  // Whole numbers compare faster than words.
  const ids = new Map<string, number>();
  const numbered = (words: readonly string[]): Int32Array =>
    Int32Array.from(words, (word) => ids.get(word) ?? ids.set(word, ids.size).size - 1);
  const [left, right] = [numbered(a), numbered(b)];
  const lengths = new Int32Array(right.length + 1);
  for (const word of left) {
    let diagonal = 0;
    for (let j = 0; j < right.length; j++) {
      const above = lengths[j + 1]!;
      lengths[j + 1] = word === right[j] ? diagonal + 1 : Math.max(above, lengths[j]!);
      diagonal = above;
    }
  }
  return lengths[right.length]!;
}
