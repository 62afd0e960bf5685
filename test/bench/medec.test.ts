import { describe, expect, test } from 'vitest';
import { medecFlagAccuracy } from '../../src/bench/metrics/medec-flag-accuracy.ts';
import { medecSentenceAccuracy } from '../../src/bench/metrics/medec-sentence-accuracy.ts';

const wrong = '4 The dose is 5 mg.';

// gold, answer, flag score, sentence score
const cases: [string, string, 0 | 1, 0 | 1][] = [
  ['CORRECT', 'CORRECT', 1, 1],
  ['CORRECT', ' CORRECT\n', 1, 1],
  ['CORRECT.', 'CORRECT', 1, 1],
  ['C.ORRECT', 'CORRECT', 1, 1],
  ['CORRECT', 'CORRECT.', 0, 0],
  ['CORRECT', 'Correct', 0, 0],
  ['CORRECT', 'correct', 0, 0],
  ['CORRECT', '"CORRECT"', 0, 0],
  ['CORRECT', 'The note is CORRECT', 0, 0],
  ['CORRECT', 'CORRECT: no error found', 0, 0],
  ['CORRECT', '', 0, 0],
  ['CORRECT', '4 The dose is 5 mg.', 0, 0],
  [wrong, wrong, 1, 1],
  [wrong, '4', 1, 1],
  [wrong, '04 The dose', 1, 1],
  [wrong, '4. The dose', 1, 1],
  [wrong, ' 4\nanything', 1, 1],
  [wrong, '5 The dose is 5 mg.', 1, 0],
  [wrong, '40', 1, 0],
  [wrong, '-4', 1, 0],
  [wrong, 'Sentence 4', 1, 0],
  [wrong, '**4**', 1, 0],
  [wrong, 'CORRECT', 0, 0],
  [wrong, 'CORRECT.', 1, 0],
  [wrong, '', 1, 0],
  ['The dose is 5 mg.', 'The dose is 5 mg.', 1, 0],
  ['Correct', 'CORRECT', 0, 0],
];

describe('MEDEC', () => {
  test.each(cases)('gold %j, answer %j: flag %d, sentence %d', (gold, answer, flag, sentence) => {
    expect(medecFlagAccuracy(gold, answer).score).toBe(flag);
    expect(medecSentenceAccuracy(gold, answer).score).toBe(sentence);
  });

  test('says what it read', () => {
    expect(medecFlagAccuracy('CORRECT', 'CORRECT.')).toEqual({ score: 0, gold: 0, predicted: 1 });
    expect(medecSentenceAccuracy(wrong, '7 x')).toEqual({ score: 0, gold: 4, predicted: 7 });
  });
});
