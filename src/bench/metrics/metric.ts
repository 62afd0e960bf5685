/** What a metric says of one answer: its score, and beside it, as plain JSON, what the score rests on. */
export interface MetricResult {
  /** From 0, worst, to 1, best. */
  score: number;
}

/** One right answer, or several of which the best counts. */
export type Golds = string | readonly string[];

/**
 * A scoring rule: pure, without state and without a network.
 *
 * @typeParam Gold what is right: text, several texts, or an object where the rule needs more
 */
export type Metric<Gold, Result extends MetricResult = MetricResult, Options extends object = object> = (
  gold: Gold,
  prediction: string,
  options?: Options,
) => Result;

/**
 * How to score where HELM's code departs from what it means to do: `as-published` repeats the code, so that published
 * scores come out; `fixed` is ours.
 */
export type ScoringMode = 'as-published' | 'fixed';
