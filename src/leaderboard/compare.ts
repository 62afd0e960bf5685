import { checkScoreTable, type ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';

/**
 * The credit of model `i` against model `j` on benchmark `b` (all by position): 1 for a win, 0 for a loss, what `ties`
 * says for a tie, NaN when either score is missing. Only the order of the scores counts, so the scale does not matter.
 *
 * @throws RangeError for fewer than two models, an unknown `ties`, or tie breaks that contradict each other
 */
export function compare(
  table: ScoreTable,
  { ties = 'half', tieBreaks = [] }: WinOptions,
): (i: number, j: number, b: number) => number {
  checkScoreTable(table);
  if (table.models.length < 2)
    throw new RangeError(
      `a win needs an opponent: the table has ${table.models.length} model(s), at least 2 are needed`,
    );
  const tied = { half: 0.5, strict: 0, win: 1 }[ties];
  if (tied === undefined) throw new RangeError(`ties must be 'half', 'strict' or 'win', got ${String(ties)}`);
  const known = new Set<string>();
  const key = (i: number, j: number, b: number) => `${i} ${j} ${b}`;
  for (const { benchmark, above, below } of tieBreaks) {
    const [i, j, b] = [table.models.indexOf(above), table.models.indexOf(below), table.benchmarks.indexOf(benchmark)];
    if (i < 0 || j < 0 || b < 0) continue;
    if (i === j || known.has(key(j, i, b)))
      throw new RangeError(`the tie breaks on ${benchmark} put ${above} and ${below} above each other`);
    known.add(key(i, j, b));
  }
  return (i, j, b) => {
    const [x, y] = [table.scores[i]![b]!, table.scores[j]![b]!];
    if (x > y) return 1;
    if (x < y) return 0;
    if (x !== y) return Number.NaN;
    if (known.size > 0) {
      if (known.has(key(i, j, b))) return 1;
      if (known.has(key(j, i, b))) return 0;
    }
    return tied;
  };
}
