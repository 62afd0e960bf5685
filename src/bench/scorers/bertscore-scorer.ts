import { type BertScorer, openBertScorer, type OpenBertScorerOptions } from '../metrics/bertscore/open-bert-scorer.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';

export interface BertScoreScorerOptions<Row> extends OpenBertScorerOptions {
  /** Directory of the model, see {@link openBertScorer}; it is opened at the first answer. */
  directory: string;
  /** The right answer of a row, or several. */
  gold: (row: Row) => Golds;
  /** Which of the three is the score. Default `f1`; the others are in the evidence. */
  of?: 'precision' | 'recall' | 'f1';
}

/**
 * BERTScore as a scorer, its F1 unless stated; precision, recall and whether a text was cut are in the evidence. Name the model, as its
 * directory is no part of the scorer's identity.
 *
 * @example
 * bertscoreScorer({ directory: 'models/b', model: 'bert-base-uncased', gold: (row: { note: string }) => row.note })
 */
export function bertscoreScorer<Row>({
  directory,
  gold,
  of = 'f1',
  ...options
}: BertScoreScorerOptions<Row>): Scorer<Row> {
  const name = { precision: 'bertscore-p', recall: 'bertscore-r', f1: 'bertscore-f' }[of];
  let opened: Promise<BertScorer> | undefined;
  return {
    name,
    scale: { min: -1, max: 1 },
    identity: { rule: name, ...options },
    async score({ row, completion }) {
      const { score, ...evidence } = (await (opened ??= openBertScorer(directory, options))).score(
        gold(row),
        completion.text,
      );
      return { status: 'scored', value: of === 'f1' ? score : evidence[of], evidence: { ...evidence } };
    },
  };
}
