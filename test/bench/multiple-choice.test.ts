import { describe, expect, test } from 'vitest';
import { multipleChoice } from '../../src/bench/metrics/multiple-choice.ts';

const gold = { choices: ['Aspirin 325 mg', 'Warfarin', 'A statin', 'No treatment', 'Warfarin.'], correct: 'B' };

// answer, strict score, letter that lenient extraction finds
const cases: [string, 0 | 1, string | null][] = [
  ['B', 1, 'B'],
  [' B\n', 1, 'B'],
  ['A', 0, 'A'],
  ['b', 0, null],
  ['B.', 0, 'B'],
  ['B)', 0, 'B'],
  ['(B)', 0, 'B'],
  ['B) yes', 0, 'B'],
  ['B: Warfarin', 0, 'B'],
  ['**B**', 0, 'B'],
  ['**B. Warfarin**', 0, 'B'],
  ['"B"', 0, 'B'],
  ['Answer: B', 0, 'B'],
  ['The answer is B because of the valve.', 0, 'B'],
  ['The correct answer is (B).', 0, 'B'],
  ['**Answer:** B', 0, 'B'],
  ['answer is option B', 0, 'B'],
  ['The answer is B and nothing else', 0, 'B'],
  ['Option B', 0, 'B'],
  ['Answer B.', 0, 'B'],
  ['B is right, option C is wrong', 0, null],
  ["A's", 0, null],
  ['The answer is A. No: the answer is B.', 0, 'B'],
  ['The answer is A because of the cost', 0, 'A'],
  ['A patient with a valve needs warfarin', 0, null],
  ['The answer is A patient-centred plan', 0, null],
  ['Z', 0, null],
  ['F.', 0, null],
  ['aspirin 325 mg', 0, 'A'],
  ['statin', 0, 'C'],
  ['Warfarin', 0, null],
  ['A B', 0, null],
  ["I don't know", 0, null],
  ['', 0, null],
  ['.', 0, null],
  ['AB', 0, null],
  ['Ｂ', 0, null],
];

describe('multiple choice', () => {
  test.each(cases)('%j scores %d by strict lookup; leniently it is %j', (answer, score, letter) => {
    expect(multipleChoice(gold, answer).score).toBe(score);
    expect(multipleChoice(gold, answer, { extraction: 'lenient' }).letter).toBe(letter);
  });

  test('says which letter and which option it took', () => {
    expect(multipleChoice(gold, 'D')).toEqual({ score: 0, letter: 'D', choice: 'No treatment' });
    expect(multipleChoice(gold, 'D.')).toEqual({ score: 0, letter: null, choice: null });
    expect(multipleChoice(gold, 'D.', { extraction: 'lenient' }).choice).toBe('No treatment');
  });

  test('texts are compared, not letters: of two options with one text both are right', () => {
    const twice = { choices: ['yes', 'no', 'yes '], correct: 'A' };
    expect(['A', 'B', 'C'].map((answer) => multipleChoice(twice, answer).score)).toEqual([1, 0, 1]);
  });

  test('an option without text is never right, as in HELM', () => {
    expect(multipleChoice({ choices: ['', 'no'], correct: 'A' }, 'A').score).toBe(0);
  });

  test('several right options each count', () => {
    const two = { choices: ['x', 'y', 'z'], correct: ['A', 'C'] };
    expect(['A', 'B', 'C'].map((answer) => multipleChoice(two, answer).score)).toEqual([1, 0, 1]);
  });

  test('a correct letter without an option is refused', () => {
    expect(() => multipleChoice({ choices: ['x', 'y'], correct: 'C' }, 'A')).toThrow(
      'no option C: the letters are A, B',
    );
  });

  test('a long answer without a letter is read in a moment', () => {
    const long = `${'answer '.repeat(20_000)}${' '.repeat(20_000)}${'('.repeat(20_000)}`;
    expect(multipleChoice(gold, long, { extraction: 'lenient' }).letter).toBeNull();
  });
});
