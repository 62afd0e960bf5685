import type { Metric, MetricResult } from '../metrics/metric.ts';
import type { Score } from '../score.ts';
import type { Answered, Scorer } from '../scorer.ts';

/** What is right for a row. Nothing (`undefined`, `null`, `''`, `[]`) leaves the answer unscored. */
export type GoldOf<Row, Gold> = (row: Row) => Gold | undefined | null;

/** What every scorer made of a metric can be told. */
export interface MetricScorerOptions {
  /** Heads the column of results, where the metric's own name will not do. */
  name?: string;
  /**
   * What to say of an answer that is empty or was refused: `unscored` (default), so that it is counted apart, or
   * `scored`, as HELM does, by the same rule as any other text.
   */
  silence?: 'unscored' | 'scored';
}

export interface MetricScorerDefinition<Row, Gold, Options extends object> extends MetricScorerOptions {
  name: string;
  /** From 0 to 1. */
  metric: Metric<Gold, MetricResult, Options>;
  gold: GoldOf<Row, Gold>;
  options?: Options;
  /** Counted up when the rule itself changes; 1 unless stated. */
  version?: number;
  /** Name of the rule, where `name` is not it. */
  rule?: string;
}

/**
 * A metric put to the columns of a row: the scorer calls `gold` for what is right and the metric for the rest. What the
 * metric found beside the score is kept as evidence. An answer is unscored, with the reason, when `gold` gives nothing
 * or throws, and when the metric throws for that gold answer. One cut short by `maxTokens` is scored as it is: one token
 * is all that many benchmarks allow.
 *
 * @example
 * const sameLength = metricScorer({
 *   name: 'same-length',
 *   metric: (gold: string, answer) => ({ score: Number(gold.length === answer.length) }),
 *   gold: (row: { answer: string }) => row.answer,
 * });
 * sameLength.identity // { metric: 'same-length', version: 1, options: {}, silence: 'unscored' }
 */
export function metricScorer<Row, Gold, Options extends object = object>({
  name,
  metric,
  gold,
  options = {} as Options,
  version = 1,
  rule = name,
  silence = 'unscored',
}: MetricScorerDefinition<Row, Gold, Options>): Scorer<Row> {
  return {
    name,
    scale: { min: 0, max: 1 },
    identity: { metric: rule, version, options: { ...options }, silence },
    score({ row, completion }: Answered<Row>): Score {
      const { outcome, text } = completion;
      if (silence === 'unscored' && (outcome === 'refused' || outcome === 'empty'))
        return { status: 'unscored', reason: outcome === 'refused' ? 'the model refused' : 'the answer is empty' };
      try {
        const right = gold(row);
        if (right === undefined || right === null || isNothing(right))
          return { status: 'unscored', reason: 'the row has no gold answer' };
        const { score, ...evidence } = metric(right, text, options);
        return { status: 'scored', value: score, evidence };
      } catch (error) {
        return { status: 'unscored', reason: `the gold answer cannot be used: ${(error as Error).message}` };
      }
    },
  };
}

const isNothing = (gold: unknown): boolean =>
  typeof gold === 'string' ? gold.trim() === '' : Array.isArray(gold) && gold.every(isNothing);
