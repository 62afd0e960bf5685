import { expect, test } from 'vitest';
import { choiceScores, dialogueScore, judgeTable, juryRow } from '../../src/lab/worked-examples.ts';

test('the choice example can score right and wrong, by a strict and a lenient rule', () => {
  expect(choiceScores(['D', 'D.', 'B'])).toEqual([
    { answer: 'D', strict: 1, lenient: 1 },
    { answer: 'D.', strict: 0, lenient: 1 },
    { answer: 'B', strict: 0, lenient: 0 },
  ]);
});

test('the dialogue example has nine scores, and a worse answer scores lower', async () => {
  const [good, bad] = [await dialogueScore(), await dialogueScore({ answer: 'Nothing of note.' })];
  expect(judgeTable(good).values.flat()).toHaveLength(9);
  expect(juryRow(good)['scores behind it']).toBe('9 of 9');
  expect(juryRow(good)['jury score']).toBeGreaterThan(juryRow(bad)['jury score']! + 1);
});

test('a judge that fails and an empty answer show as what they are', async () => {
  expect(juryRow(await dialogueScore({ failRate: 1 }))['scores behind it']).toBe('6 of 9');
  const empty = { 'jury score': null, 'scores behind it': '0 of 9', 'bound, lower': 1, 'bound, upper': 5 };
  expect(juryRow(await dialogueScore({ answer: '' }))).toMatchObject(empty);
  expect(juryRow(await dialogueScore({ answer: '', helmCompatible: true }))['jury score']).toBe(1);
});
