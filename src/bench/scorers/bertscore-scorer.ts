import { type BertScorer, openBertScorer, type OpenBertScorerOptions } from '../metrics/bertscore/open-bert-scorer.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';

export interface BertScoreScorerOptions<Row> extends OpenBertScorerOptions {
  /** Directory of the model, see {@link openBertScorer}; it is opened at the first answer. */
  directory: string;
  /** The right answer of a row, or several. */
  gold: (row: Row) => Golds;
}

/**
 * F1 of BERTScore as a scorer; precision, recall and whether a text was cut are in the evidence. Name the model, as its
 * directory is no part of the scorer's identity.
 *
 * @example
 * bertscoreScorer({ directory: 'models/b', model: 'bert-base-uncased', gold: (row: { note: string }) => row.note })
 */
export function bertscoreScorer<Row>({ directory, gold, ...options }: BertScoreScorerOptions<Row>): Scorer<Row> {
  let opened: Promise<BertScorer> | undefined;
  return {
    name: 'bertscore-f',
    scale: { min: -1, max: 1 },
    identity: { rule: 'bertscore-f', ...options },
    async score({ row, completion }) {
      const { score, ...evidence } = (await (opened ??= openBertScorer(directory, options))).score(
        gold(row),
        completion.text,
      );
      return { status: 'scored', value: score, evidence: { ...evidence } };
    },
  };
}
