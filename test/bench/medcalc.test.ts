import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { medcalcAccuracy, type MedcalcResult } from '../../src/bench/metrics/medcalc-accuracy.ts';

const number = { answer: '120', lower: '114', upper: '126' };
const date = { category: 'date', answer: '03/25/2024', lower: '03/23/2024', upper: '03/27/2024' };
const weeks = {
  category: 'date',
  answer: "('14 weeks', '2 days')",
  lower: "('14 weeks', '0 days')",
  upper: "('14 weeks', '4 days')",
};

describe('MedCalc accuracy as published', () => {
  test.each<[string, string, number, MedcalcResult['why']]>([
    ['physical', '120', 1, 'in range'],
    ['physical', ' 114 ', 1, 'in range'],
    ['physical', '126.0', 1, 'in range'],
    ['physical', '126.1', 0, 'out of range'],
    ['physical', '1.2e2', 1, 'in range'],
    ['physical', '1_20', 1, 'in range'],
    ['physical', '120 mg', 0, 'answer not read'],
    ['physical', '120.', 1, 'in range'],
    ['physical', 'The answer is 120', 0, 'answer not read'],
    ['physical', '1,20', 0, 'answer not read'],
    ['physical', '', 0, 'answer not read'],
    ['physical', 'nan', 0, 'out of range'],
    ['physical', 'inf', 0, 'out of range'],
    ['physical', '0x78', 0, 'answer not read'],
    ['dosage conversion', '121', 1, 'in range'],
    ['lab', '120', 0, 'category unknown'],
    ['dosage', '120', 0, 'category unknown'],
    ['Physical', '120', 0, 'category unknown'],
    ['risk', '120', 1, 'equal'],
    ['risk', '120.0', 0, 'not equal'],
    ['severity', ' 120\n', 1, 'equal'],
    ['diagnosis', '121', 0, 'not equal'],
  ])('%s, answer %j: %d, %s', (category, prediction, score, why) => {
    expect(medcalcAccuracy({ category, ...number }, prediction)).toMatchObject({ score, why });
  });

  test.each<[string, number, string | null]>([
    ['03/25/2024', 1, '2024-03-25'],
    ['3/23/2024', 1, '2024-03-23'],
    ['03/27/2024', 1, '2024-03-27'],
    ['03/28/2024', 0, '2024-03-28'],
    ['25/03/2024', 0, null],
    ['2024-03-25', 0, null],
    ['03/25/24', 0, null],
    ['02/30/2024', 0, null],
    ['March 25, 2024', 0, null],
    ['03/25/2024.', 0, null],
    ['', 0, null],
  ])('the date %j scores %d and is read as %j', (prediction, score, read) => {
    expect(medcalcAccuracy(date, prediction)).toMatchObject({ score, read, rule: 'date' });
  });

  test('a day before the month in figures is taken for a month where it can be', () => {
    expect(medcalcAccuracy(date, '04/03/2024')).toMatchObject({ score: 0, read: '2024-04-03' });
  });

  test.each<[string, number, number | null]>([
    ["('14 weeks', '2 days')", 1, 100],
    ["('14 weeks', '4 days')", 1, 102],
    ["('13 weeks', '9 days')", 1, 100],
    ["('14 weeks', '5 days')", 0, 103],
    ["('14 weeks', '2 days') at the latest", 1, 100],
    ['14 weeks, 2 days', 0, null],
    ['14 weeks and 2 days', 0, null],
    ["('14 week', '2 days')", 0, null],
    ["('14 weeks','2 days')", 0, null],
    ['100 days', 0, null],
    ['03/25/2024', 0, null],
  ])('the time %j scores %d and is read as %j days', (prediction, score, read) => {
    expect(medcalcAccuracy(weeks, prediction)).toMatchObject({ score, read, rule: 'weeks' });
  });

  test('limits that cannot be read are named: the data are at fault, not the answer', () => {
    expect(medcalcAccuracy({ category: 'physical', answer: '1' }, '1')).toMatchObject({
      score: 0,
      why: 'limits not read',
    });
    expect(medcalcAccuracy({ ...date, upper: '' }, '03/25/2024').why).toBe('limits not read');
  });

  test('gives what HELM gives, 284 answers', () => {
    const { medcalc } = JSON.parse(readFileSync(new URL('fixtures/helm-rules.json', import.meta.url), 'utf8')) as {
      medcalc: [string, string, string, string, string, number][];
    };
    expect(medcalc).toHaveLength(284);
    for (const [category, answer, lower, upper, prediction, score] of medcalc)
      expect([
        category,
        answer,
        prediction,
        medcalcAccuracy({ category, answer, lower, upper }, prediction).score,
      ]).toEqual([category, answer, prediction, score]);
  });
});

describe('MedCalc accuracy fixed', () => {
  const fixed = { mode: 'fixed' } as const;

  test.each(['lab', 'dosage'])('knows %s, which as published always scores 0', (category) => {
    expect(medcalcAccuracy({ category, ...number }, '121').score).toBe(0);
    expect(medcalcAccuracy({ category, ...number }, '121', fixed)).toEqual({
      score: 1,
      rule: 'range',
      read: 121,
      why: 'in range',
    });
    expect(medcalcAccuracy({ category, ...number }, '127', fixed).score).toBe(0);
  });

  test('changes no other category', () => {
    for (const category of ['physical', 'dosage conversion', 'risk', 'severity', 'diagnosis'])
      for (const answer of ['120', '121', '127', 'x', ''])
        expect(medcalcAccuracy({ category, ...number }, answer, fixed)).toEqual(
          medcalcAccuracy({ category, ...number }, answer),
        );
    expect(medcalcAccuracy(date, '03/25/2024', fixed).score).toBe(1);
    expect(medcalcAccuracy(weeks, '14 weeks, 2 days', fixed).score).toBe(0);
  });

  test('refuses a category it does not know instead of scoring 0', () => {
    expect(() => medcalcAccuracy({ category: 'labs', ...number }, '1', fixed)).toThrow(
      'unknown category labs of MedCalc-Bench: known are risk, severity, diagnosis, date, dosage conversion, physical, lab, dosage',
    );
  });
});

test('results are plain JSON, whatever was answered', () => {
  for (const prediction of ['inf', 'nan', '-Infinity', '1', 'x']) {
    const result = medcalcAccuracy({ category: 'physical', ...number }, prediction);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  }
});
