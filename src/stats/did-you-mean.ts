/**
 * The known name closest to what was typed, if it is close: at most a third of its letters differ (case and the marks
 * between words do not count).
 *
 * @example
 * didYouMean('gpt4o-mini', ['gpt-4o', 'gpt-4o-mini']); // 'gpt-4o-mini'
 */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const bare = (name: string) => name.toLowerCase().replace(/[\s_.-]+/g, '');
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = edits(bare(typed), bare(name));
    if (distance <= bare(name).length / 3 && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** Edit distance: insertions, deletions, substitutions and swaps of two neighbours (optimal string alignment). */
function edits(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) d[0]![j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const changed = d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  return d[a.length]![b.length]!;
}
