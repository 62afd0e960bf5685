import { expect, test } from 'vitest';
import { answer } from '../../src/lab/answer.ts';
import { equalWeights } from '../../src/leaderboard/equal-weights.ts';
import { leadShares } from '../../src/leaderboard/lead-shares.ts';
import { weightedLeaderboard } from '../../src/leaderboard/weighted-leaderboard.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { exercises } from '../../src/lab/exercises.ts';
import { kappa } from '../../src/mmil/prior/kappa.ts';

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

test('nonsense is not right', () => {
  for (const id of Object.keys(exercises)) expect(answer(id, 'nonsense')).toContain('✗');
});

test('an unknown exercise names those that exist', () => {
  expect(() => answer('explore-cells/33')).toThrow('explore-cells/3');
});
