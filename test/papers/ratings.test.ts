import { describe, expect, test } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import type { DataError } from '../../src/papers/tables/data-error.ts';
import { dataCopy } from './data-copy.ts';
import { errorAfter } from './error-after.ts';

describe('the ratings', () => {
  test('are 132 of 17 clinicians and 74 of the jury, with numbers for scores', () => {
    const { clinicianRatings, juryRatings } = loadMedhelm();
    expect([clinicianRatings.length, juryRatings.length]).toEqual([132, 74]);
    expect(new Set(clinicianRatings.map(({ rater }) => rater)).size).toBe(17);
    expect(clinicianRatings[0]).toEqual({
      rater: 'rater-05',
      benchmark: 'aci-bench',
      instance: 'id100',
      model: 'gemini-1.5-pro',
      accuracy: 4,
      completeness: 5,
      clarity: 4,
    });
    expect(juryRatings[0]!.completeness).toBeCloseTo(13 / 3, 12);
  });

  test('go on without a record that has a problem, when problems are taken one by one', () => {
    const copy = dataCopy();
    copy.alter('medhelm/clinician_ratings.csv', 'gemini-1.5-pro,4,5,4', 'gemini-1.5-pro,4,7,4');
    const problems: DataError[] = [];
    const { clinicianRatings } = loadMedhelm({ dir: copy.medhelm, onProblem: (problem) => problems.push(problem) });
    expect([clinicianRatings.length, problems.length]).toEqual([131, 1]);
  });
});

const first = 'rater-05,aci-bench,id100,gemini-1.5-pro,4,5,4';
describe('clinician_ratings.csv with', () => {
  const cases: [string, string, string, string][] = [
    [
      'a rating off the scale',
      first,
      first.replace(',4,5,4', ',4,6,4'),
      'row 2, column completeness: "6" is not a whole number from 1 to 5',
    ],
    [
      'a half point',
      first,
      first.replace(',4,5,4', ',4.5,5,4'),
      'row 2, column accuracy: "4.5" is not a whole number from 1 to 5',
    ],
    [
      'NaN',
      first,
      first.replace(',4,5,4', ',4,NaN,4'),
      'row 2, column completeness: "NaN" is not a whole number from 1 to 5',
    ],
    ['an empty rating', first, first.replace(',4,5,4', ',4,,4'), 'row 2, column completeness: is empty'],
    ['an empty rater', first, first.replace('rater-05', ''), 'row 2, column rater: is empty'],
    [
      'an unknown model',
      first,
      first.replace('gemini-1.5-pro', 'gemini-1.5'),
      'row 2, column model: unknown model gemini-1.5: did you mean gemini-1.5-pro?',
    ],
    [
      'an unknown benchmark',
      first,
      first.replace('aci-bench', 'acibench'),
      'row 2, column benchmark: unknown benchmark acibench: did you mean aci-bench?',
    ],
    [
      'a rating given twice',
      first,
      `${first}\n${first}`,
      'row 3: rater-05 on aci-bench id100 by gemini-1.5-pro is given twice, in rows 2 and 3: keep one',
    ],
    [
      'an answer that the jury did not rate',
      first,
      `${first}\nrater-05,aci-bench,id1,gpt-4o,4,5,4`,
      'jury_ratings.csv: has no rating of aci-bench id1 by gpt-4o, which clinicians rated',
    ],
  ];
  test.each(cases)('%s says where and what', (_, from, to, message) => {
    expect(errorAfter('medhelm/clinician_ratings.csv', from, to).message).toContain(message);
  });
});

describe('jury_ratings.csv with', () => {
  test('a score that three judges cannot give says so', () => {
    const { message } = errorAfter('medhelm/jury_ratings.csv', 'pro,5.0,4.333333333333333', 'pro,5.0,4.5');
    expect(message).toContain('row 2, column completeness: "4.5" is not a mean of three judges from 1 to 5');
  });

  test('an answer that no clinician rated is reported', () => {
    const row = 'aci-bench,id1,gpt-4o,5,5,5\n';
    const { message } = errorAfter('medhelm/jury_ratings.csv', (text) => text.trimEnd() + '\n' + row);
    expect(message).toContain('clinician_ratings.csv: has no rating of aci-bench id1 by gpt-4o, which the jury rated');
  });
});
