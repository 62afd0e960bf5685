import { describe, expect, test } from 'vitest';
import type { Scorer } from '../../../src/bench/scorer.ts';
import {
  billingF1Scorer,
  exactMatchScorer,
  medcalcScorer,
  medecScorer,
  metricScorer,
  multipleChoiceScorer,
  prefixExactMatchScorer,
  quasiExactMatchScorer,
  quasiLeaveArticlesExactMatchScorer,
  quasiPrefixExactMatchScorer,
  rougeScorer,
} from '../../../src/bench/scorers/index.ts';
import type { Completion, CompletionOutcome } from '../../../src/llm/model.ts';

const completion = (text: string, outcome: CompletionOutcome = 'complete'): Completion => ({
  text,
  outcome,
  finishReason: 'stop',
  served: { model: null, fingerprint: null, id: null },
  usage: null,
  milliseconds: 0,
  attempts: 1,
  simulated: true,
});
const score = <Row>(scorer: Scorer<Row>, row: Row, text: string, outcome?: CompletionOutcome) =>
  scorer.score({ row, messages: [], completion: completion(text, outcome) });
const value = <Row>(scorer: Scorer<Row>, row: Row, text: string) => {
  const said = score(scorer, row, text) as { value: number };
  return said.value;
};
const gold = (row: { gold: string }) => row.gold;

describe('scorers made of metrics', () => {
  test.each([
    [exactMatchScorer({ gold }), 'exact-match', 'yes', ' yes\n', 'Yes'],
    [quasiExactMatchScorer({ gold }), 'quasi-exact-match', 'the kidney', 'Kidney.', 'kidneys'],
    [quasiLeaveArticlesExactMatchScorer({ gold }), 'quasi-leave-articles-exact-match', 'a b', 'A b.', 'b'],
    [prefixExactMatchScorer({ gold }), 'prefix-exact-match', 'B', 'B, since', 'So B'],
    [quasiPrefixExactMatchScorer({ gold }), 'quasi-prefix-exact-match', 'liver', 'The liver, since', 'So liver'],
    [medecScorer({ gold }), 'medec-flag-accuracy', 'CORRECT', 'CORRECT', 'CORRECT.'],
    [medecScorer({ gold, of: 'sentence' }), 'medec-sentence-accuracy', '4 The dose.', '4', '5'],
    [billingF1Scorer({ gold }), 'billing-f1', 'I10', 'I10', 'E11.9'],
    [rougeScorer({ gold }), 'rouge-l', 'one two', 'one two', 'three'],
    [rougeScorer({ gold, of: 1 }), 'rouge-1', 'one two', 'two one', 'three'],
    [rougeScorer({ gold, of: 2 }), 'rouge-2', 'one two', 'one two', 'two one'],
  ])('%# score a right and a wrong answer', (scorer, name, right, good, bad) => {
    expect(scorer.name).toBe(name);
    expect(scorer.scale).toEqual({ min: 0, max: 1 });
    expect([value(scorer, { gold: right }, good), value(scorer, { gold: right }, bad)]).toEqual([1, 0]);
  });

  test('multiple choice is strict as HELM, or lenient', () => {
    const of = (row: { options: string[]; answer: string }) => ({ choices: row.options, correct: row.answer });
    const row = { options: ['aspirin', 'warfarin'], answer: 'B' };
    expect(value(multipleChoiceScorer({ gold: of }), row, 'B.')).toBe(0);
    expect(value(multipleChoiceScorer({ gold: of, extraction: 'lenient' }), row, 'B.')).toBe(1);
  });

  test('MedCalc is as published, or fixed', () => {
    const row = { category: 'lab', answer: '120', lower: '114', upper: '126' };
    expect(value(medcalcScorer({ gold: (of: typeof row) => of }), row, '121')).toBe(0);
    expect(value(medcalcScorer({ gold: (of: typeof row) => of, mode: 'fixed' }), row, '121')).toBe(1);
  });

  test('what the metric found beside the score is the evidence', () => {
    expect(score(exactMatchScorer({ gold }), { gold: 'yes' }, 'yes')).toEqual({
      status: 'scored',
      value: 1,
      evidence: { matched: 'yes' },
    });
  });
});

describe('an answer is unscored, with the reason', () => {
  const empty = 'the row has no gold answer';
  test.each([undefined, null, '', '  ', [] as string[], ['']])('when the gold answer is %o', (nothing) => {
    expect(score(exactMatchScorer({ gold: () => nothing }), {}, 'yes')).toEqual({ status: 'unscored', reason: empty });
  });

  test('when gold throws', () => {
    const scorer = exactMatchScorer({ gold: (row: { list: string }) => JSON.parse(row.list) as string });
    expect(score(scorer, { list: 'not json' }, 'yes')).toMatchObject({
      status: 'unscored',
      reason: expect.stringContaining('the gold answer cannot be used: Unexpected token') as string,
    });
  });

  test('when the metric refuses the gold answer', () => {
    const scorer = multipleChoiceScorer({ gold: () => ({ choices: ['a', 'b'], correct: 'C' }) });
    expect(score(scorer, {}, 'A')).toEqual({
      status: 'unscored',
      reason: 'the gold answer cannot be used: no option C: the letters are A, B',
    });
  });

  test('when the model refused or said nothing, unless silence is scored as HELM does', () => {
    expect(score(exactMatchScorer({ gold }), { gold: 'yes' }, 'I cannot', 'refused')).toEqual({
      status: 'unscored',
      reason: 'the model refused',
    });
    expect(score(exactMatchScorer({ gold }), { gold: 'yes' }, '', 'empty')).toEqual({
      status: 'unscored',
      reason: 'the answer is empty',
    });
    expect(score(exactMatchScorer({ gold, silence: 'scored' }), { gold: 'yes' }, '', 'empty')).toMatchObject({
      value: 0,
    });
  });

  test('but not when it was cut short: one token is all that many benchmarks allow', () => {
    expect(score(exactMatchScorer({ gold }), { gold: 'B' }, 'B', 'truncated')).toMatchObject({ value: 1 });
  });
});

describe('the identity of a scorer', () => {
  test('holds the rule, its version and its options, whatever the scorer is called', () => {
    expect(rougeScorer({ gold, of: 2, name: 'overlap' }).identity).toEqual({
      metric: 'rouge-2',
      version: 1,
      options: { n: 2, stem: true },
      silence: 'unscored',
    });
    expect(medcalcScorer({ gold: () => undefined, mode: 'fixed' }).identity.options).toEqual({ mode: 'fixed' });
  });

  test('is plain JSON', () => {
    const { identity } = metricScorer({ name: 'own', metric: () => ({ score: 1 }), gold: () => 'a', version: 2 });
    expect(JSON.parse(JSON.stringify(identity))).toEqual(identity);
    expect(identity).toMatchObject({ metric: 'own', version: 2 });
  });
});
