import { expect, test } from 'vitest';
import { juryRatings } from '../../src/jury/jury-ratings.ts';
import { juryScorer } from '../../src/jury/jury-scorer.ts';
import { answered, judgeThat, nonceOf, type Row } from './answered.ts';
import { rubric, verdictText } from './verdict-text.ts';

test('the verdicts of a jury become ratings; what has none is listed with its reason, n of N', async () => {
  const judges = [
    judgeThat('a', (prompt) => verdictText(4, 5, { nonce: nonceOf(prompt) })),
    judgeThat('b', () => 'I would rather not.'),
  ];
  const scorer = juryScorer<Row>({ rubric, judges });
  const scored = [
    { item: 'q1', score: await scorer.score(answered('5 mg')) },
    { item: 'q2', score: await scorer.score(answered(' ')) },
  ];
  const { ratings, n, of, unscored, simulated } = juryRatings(scored);
  expect(ratings).toEqual([
    { item: 'q1', rater: 'a', criterion: 'accuracy', score: 4 },
    { item: 'q1', rater: 'a', criterion: 'clarity', score: 5 },
  ]);
  expect([n, of]).toEqual([1, 2]);
  expect(unscored).toMatchObject([
    { item: 'q1', judge: 'b' },
    { item: 'q2', reason: 'the answer is empty' },
  ]);
  expect(unscored[0]!.reason).not.toBe('');
  expect(simulated).toBe(judges.some((judge) => judge.simulated));
});
