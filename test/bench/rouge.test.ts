import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { porterStem } from '../../src/bench/metrics/porter-stem.ts';
import { rougeL } from '../../src/bench/metrics/rouge-l.ts';
import { rougeMarks } from '../../src/bench/metrics/rouge-marks.ts';
import { rougeN } from '../../src/bench/metrics/rouge-n.ts';
import { rougeTokens } from '../../src/bench/metrics/rouge-tokens.ts';

const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as T;

describe('the stemmer', () => {
  test('gives the stems of NLTK', () => {
    const { stems } = fixture<{ stems: Record<string, string> }>('porter-stems');
    const words = Object.keys(stems);
    expect(words.length).toBeGreaterThan(1300);
    expect(Object.fromEntries(words.map((word) => [word, porterStem(word)]))).toEqual(stems);
  });

  test.each([
    ['dies', 'die'],
    ['died', 'die'],
    ['spied', 'spi'],
    ['spy', 'spi'],
    ['enjoy', 'enjoy'],
    ['skies', 'sky'],
    ['news', 'news'],
    ['proceed', 'proceed'],
    ['geology', 'geolog'],
    ['theology', 'theolog'],
    ['hopefully', 'hope'],
    ['constructor', 'constructor'],
    ['tostring', 'tostr'],
    ['is', 'is'],
    ['b12s', 'b12'],
  ])('%s becomes %s', (word, stem) => {
    expect(porterStem(word)).toBe(stem);
  });

  test('never takes the whole word', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]{4,12}$/), (word) => porterStem(word).length > 0));
  });
});

describe('the words of ROUGE', () => {
  test.each<[string, string[]]>([
    ['one Two three', ['one', 'two', 'three']],
    ['one\n Two \nthree', ['one', 'two', 'three']],
    ['12.5 mg/dL', ['12', '5', 'mg', 'dl']],
    ["don't", ['don', 't']],
    ['naïve', ['na', 've']],
    ['β-blocker', ['blocker']],
    ['İ', ['i']],
    ['— … ·', []],
    ['', []],
  ])('%j', (text, tokens) => {
    expect(rougeTokens(text)).toEqual(tokens);
  });

  test('of three characters or fewer are not stemmed', () => {
    expect(rougeTokens('gas mass toes', { stem: true })).toEqual(['gas', 'mass', 'toe']);
  });
});

describe('ROUGE', () => {
  // gold, answer, F1 of ROUGE-1, ROUGE-2, ROUGE-L without stemmer, by hand
  test.each<[string, string, number, number, number]>([
    ['testing one two', 'testing', 1 / 2, 0, 1 / 2],
    ['testing one two', 'testing one', 4 / 5, 2 / 3, 4 / 5],
    ['testing one two', 'testing two', 4 / 5, 0, 4 / 5],
    ['testing one two', '', 0, 0, 0],
    ['', 'testing', 0, 0, 0],
    ['', '', 0, 0, 0],
    ['.', '.', 0, 0, 0],
    ['one', 'one', 1, 0, 1],
    ['one two', 'ONE, two!', 1, 1, 1],
    ['one two', 'two one', 1, 0, 1 / 2],
    ['the the the', 'the', 1 / 2, 0, 1 / 2],
    ['the', 'the the the', 1 / 2, 0, 1 / 2],
    ['a b a b', 'a b', 2 / 3, 1 / 2, 2 / 3],
    ['w1 w2 w3 w4 w5', 'w1 w3 w5 w2 w4', 1, 0, 3 / 5],
    ['w1 w2 w3 w4 w5', 'w1 w2 w6 w7 w8', 2 / 5, 1 / 4, 2 / 5],
    ['no acute fracture of the hip', 'acute fracture of the hip', 10 / 11, 8 / 9, 10 / 11],
    ['patients discharged', 'patient discharge', 0, 0, 0],
    ['2.5 mg', '5 mg', 4 / 5, 2 / 3, 4 / 5],
    ['naïve', 'naive', 0, 0, 0],
    ['fever', 'pyrexia', 0, 0, 0],
  ])('gold %j, answer %j', (gold, answer, one, two, l) => {
    const stem = false;
    expect(rougeN(gold, answer, { n: 1, stem }).score).toBeCloseTo(one, 12);
    expect(rougeN(gold, answer, { n: 2, stem }).score).toBeCloseTo(two, 12);
    expect(rougeL(gold, answer, { stem }).score).toBeCloseTo(l, 12);
  });

  test('stems unless told not to, as HELM does', () => {
    expect(rougeL('patients discharged', 'patient discharge').score).toBe(1);
    expect(rougeN('patients discharged', 'patient discharge', { n: 2 }).score).toBe(1);
  });

  test('is that of rouge-score to the last bit: 61 pairs, with and without stemmer', () => {
    const { cases } = fixture<{ cases: ({ gold: string; prediction: string } & Record<string, number[]>)[] }>('rouge');
    expect(cases).toHaveLength(61);
    for (const { gold, prediction, ...expected } of cases)
      for (const stem of [false, true])
        for (const unit of [1, 2, 'L'] as const) {
          const found = unit === 'L' ? rougeL(gold, prediction, { stem }) : rougeN(gold, prediction, { n: unit, stem });
          const { precision, recall, score } = found;
          expect([precision, recall, score]).toEqual(expected[`rouge${unit}${stem ? '-stemmed' : ''}`]);
        }
  });

  test('takes the best of several gold texts', () => {
    expect(rougeL(['fever', 'no fever', 'no fever today'], 'no fever')).toMatchObject({ score: 1, inGold: 2 });
    expect(rougeN(['x', 'y'], 'z')).toMatchObject({ score: 0, inGold: 1 });
  });

  test('refuses an n that is no number of words, and gold without a text', () => {
    expect(() => rougeN('a', 'a', { n: 0 })).toThrow('n is 0: ROUGE-N needs a whole number from 1');
    expect(() => rougeL([], 'a')).toThrow('no gold answer');
  });
});

describe('the marked words', () => {
  const marked = (pieces: { text: string; matched: boolean }[]): string =>
    pieces.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('');

  test('of ROUGE-1 are those in both texts, stems counted as equal', () => {
    const { gold, prediction } = rougeMarks('No fractures, no fever.', 'A fracture; NO fever!', { unit: 1 });
    expect(marked(gold)).toBe('[No] [fractures], no [fever].');
    expect(marked(prediction)).toBe('A [fracture]; [NO] [fever]!');
  });

  test('of ROUGE-2 stand in shared pairs', () => {
    const { gold, prediction } = rougeMarks('no acute fracture', 'acute fracture, no', { unit: 2 });
    expect(marked(gold)).toBe('no [acute] [fracture]');
    expect(marked(prediction)).toBe('[acute] [fracture], no');
  });

  test('of ROUGE-L keep their order; rouge-score’s own example of the trace', () => {
    expect(marked(rougeMarks('1 2 3 4 5', '2 5 3 4', { unit: 'L' }).gold)).toBe('1 [2] [3] [4] 5');
    expect(marked(rougeMarks('one two', 'two one', { unit: 'L' }).prediction)).toBe('two [one]');
  });

  test('put together are the texts, and there are as many as ROUGE counts', () => {
    const words = fc.array(fc.constantFrom('No', 'fever,', 'fevers', '2.5', 'mg', '—', 'é', 'a'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, fc.constantFrom(1, 'L' as const), fc.boolean(), (a, b, unit, stem) => {
        const [gold, prediction] = [a.join(' '), b.join(' ')];
        const marks = rougeMarks(gold, prediction, { unit, stem });
        const { shared } = unit === 'L' ? rougeL(gold, prediction, { stem }) : rougeN(gold, prediction, { stem });
        for (const [pieces, text] of [
          [marks.gold, gold],
          [marks.prediction, prediction],
        ] as const) {
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          expect(pieces.filter(({ matched }) => matched)).toHaveLength(shared);
        }
      }),
    );
  });

  test('fall back to lower case where lower-casing shifts the letters', () => {
    expect(marked(rougeMarks('İ fever', 'fever', { unit: 1 }).gold)).toBe('i̇ [fever]');
  });
});
