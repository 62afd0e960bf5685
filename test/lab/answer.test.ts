import { expect, test } from 'vitest';
import { billingF1 } from '../../src/bench/metrics/billing-f1.ts';
import { rougeL } from '../../src/bench/metrics/rouge-l.ts';
import { answer } from '../../src/lab/answer.ts';
import { equalWeights } from '../../src/leaderboard/equal-weights.ts';
import { leadShares } from '../../src/leaderboard/lead-shares.ts';
import { weightedLeaderboard } from '../../src/leaderboard/weighted-leaderboard.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { exercises } from '../../src/lab/exercises.ts';
import { kappa } from '../../src/mmil/prior/kappa.ts';
import { everyRule } from '../../src/widgets/explore-metrics/every-rule.ts';

test('without an answer, asks the question', () => {
  expect(answer('explore-cells/3')).toContain('what is kappa');
});

test('a right answer is right, in any case of letters; a wrong one gets a hint', () => {
  expect(answer('explore-cells/1', ' ECE ')).toBe('✓ explore-cells/1');
  expect(answer('explore-cells/1', 'auroc')).toContain('Hint: watch the first row');
});

test('the number on file is what the code computes', () => {
  expect(answer('explore-cells/3', Number(kappa(0.5, 0.5).toFixed(3)))).toBe('✓ explore-cells/3');
  expect(answer('step-through/1', 1 - 0.7)).toBe('✓ step-through/1');
});

test('the answers about weights are what the leaderboard computes', () => {
  const suite = medhelmSuite(loadMedhelm(), 'arxiv-v2');
  const options = { seed: 1, replicates: 100, tieBreaks: suite.tieBreaks };
  const [first] = weightedLeaderboard(suite, equalWeights(suite), { ...options, unit: 'category' });
  expect(answer('what-if-weights/1', first!.model)).toContain('✓');
  const never = leadShares(suite, options).filter(({ canLead }) => !canLead).length;
  expect(answer('what-if-weights/2', never)).toContain('✓');
  const [most] = leadShares(suite, { ...options, value: 'mean-score' });
  expect(most!.model).toBe('o3-mini');
  expect(answer('what-if-weights/3', Math.round(100 * most!.share.estimate))).toContain('✓');
});

test('the scores on file are what the rules give', () => {
  const letterA = everyRule({ reference: 'A', answer: 'D. No treatment' }).filter(({ score }) => score === 1);
  expect(letterA.map(({ rule }) => answer('explore-metrics/1', rule))).toEqual(['✓ explore-metrics/1']);
  expect(answer('explore-metrics/2', billingF1('S72.001A', 'S72.009D').score)).toBe('✓ explore-metrics/2');
  const { score } = rougeL('No fracture of the hip', 'Fracture of the hip');
  expect(answer('explore-metrics/3', score.toFixed(3))).toBe('✓ explore-metrics/3');
});

test('nonsense is not right', () => {
  for (const id of Object.keys(exercises)) expect(answer(id, 'nonsense')).toContain('✗');
});

test('an unknown exercise names those that exist', () => {
  expect(() => answer('explore-cells/33')).toThrow('explore-cells/3');
});
