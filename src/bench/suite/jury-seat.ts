import type { Scorer } from '../scorer.ts';

/** What a jury is told of a benchmark whose answers it rates. */
export interface JuryTask<Row> {
  /** Id of the benchmark. */
  benchmark: string;
  /** What the model was told to do … */
  instruction(row: Row): string;
  /** … and with what. */
  input(row: Row): string;
  /** A reference answer; null where the benchmark has none. */
  gold: ((row: Row) => string) | null;
  /** Names of what is rated: `accuracy`, `completeness`, `clarity`. */
  criteria: readonly string[];
  /** Worst and best rating. */
  scale: { min: number; max: number };
}

/** Makes the scorer of one open-ended benchmark. Its name must be `jury`. */
export type JurySeat = <Row>(task: JuryTask<Row>) => Scorer<Row>;

/** Takes the seat when no judges were given: every answer is unscored, and says why. */
export const emptySeat: JurySeat = ({ criteria, scale }) => ({
  name: 'jury',
  scale,
  identity: { rule: 'no-jury', criteria: [...criteria] },
  score: () => ({ status: 'unscored', reason: 'no judges: give the suite a jury, then score again' }),
});
