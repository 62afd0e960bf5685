import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { dataCopy } from './data-copy.ts';
import { errorAfter } from './error-after.ts';

const first = 'deepseek-r1,medcalc-bench,medcalc-accuracy,0.348,0.348';

describe('the shipped tables', () => {
  const medhelm = loadMedhelm();

  test('hold 9 models, 37 benchmarks, 22 subcategories and 14 specialties', () => {
    const { models, benchmarks, categories, specialties } = medhelm;
    const subcategories = categories.flatMap((category) => category.subcategories);
    expect([models, benchmarks, subcategories, specialties].map((list) => list.length)).toEqual([9, 37, 22, 14]);
  });

  test('make suites of 35 and 37 benchmarks, with the same scores where both have them', () => {
    const [early, late] = [medhelmSuite(medhelm, 'arxiv-v2'), medhelmSuite(medhelm, 'nature-medicine')];
    expect([early.benchmarks.length, late.benchmarks.length]).toEqual([35, 37]);
    expect(late.benchmarks.filter((id) => !early.benchmarks.includes(id))).toEqual(['medqa', 'medmcqa']);
    for (const [m, row] of early.scores.entries())
      expect(Array.from(row)).toEqual(early.benchmarks.map((id) => late.scores[m]![late.benchmarks.indexOf(id)]));
    expect(early.categories.map(({ benchmarks }) => benchmarks.length)).toEqual([10, 6, 8, 6, 5]);
    expect(early.metrics[early.benchmarks.indexOf('mtsamples')]).toBe('jury');
  });

  test('an unknown suite is refused', () => {
    expect(() => medhelmSuite(medhelm, 'arxiv-v1' as 'arxiv-v2')).toThrow(
      'unknown suite arxiv-v1: did you mean arxiv-v2?',
    );
  });
});

describe('scores.csv may', () => {
  const shipped = loadMedhelm();
  const cases: Record<string, (text: string) => string> = {
    'have a byte order mark and CRLF line ends': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
    'quote its fields': (text) => text.replace(first, `"deepseek-r1","medcalc-bench",medcalc-accuracy,"0.348",0.348`),
    'have its columns in another order': (text) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.split(',').reverse().join(','))
        .join('\n'),
    'have blank lines': (text) => `${text.replace(first, `\n${first}\n`)}\n\n`,
  };
  for (const [what, change] of Object.entries(cases))
    test(what, () => {
      const copy = dataCopy();
      copy.alter('medhelm/scores.csv', change);
      expect(loadMedhelm({ dir: copy.medhelm })).toEqual(shipped);
    });
});

describe('scores.csv with', () => {
  // [what, from, to, place and message]
  const cases: [string, string, string, string][] = [
    [
      'a missing column',
      'model,benchmark,metric,score,',
      'model,benchmark,metric,',
      'row 1, column score: the header misses the column score; its columns must be model, benchmark, metric, score, score_unit',
    ],
    [
      'a misspelt column',
      'benchmark,metric,score,',
      'benchmark,metrics,score,',
      'row 1, column metric: the header misses the column metric, has an unknown column metrics (did you mean metric?)',
    ],
    [
      'an extra column',
      'score_unit\n',
      'score_unit,note\n',
      'row 1, column note: the header has an unknown column note;',
    ],
    [
      'a column twice',
      'score_unit\n',
      'score_unit,score\n',
      'row 1, column score: the header has the column score twice',
    ],
    [
      'an unknown model',
      first,
      first.replace('deepseek-r1', 'deepsek-r1'),
      'row 2, column model: unknown model deepsek-r1: did you mean deepseek-r1?',
    ],
    [
      'an unknown benchmark',
      first,
      first.replace('medcalc-bench', 'MedCalc Bench'),
      'row 2, column benchmark: unknown benchmark MedCalc Bench: did you mean medcalc-bench?',
    ],
    [
      'another metric',
      first,
      first.replace('medcalc-accuracy', 'jury'),
      'row 2, column metric: the metric of medcalc-bench is medcalc-accuracy, not jury',
    ],
    ['text for a number', first, first.replace('0.348', 'n/a'), 'row 2, column score: "n/a" is not a number'],
    ['a decimal comma', first, first.replace('0.348', '"0,348"'), 'row 2, column score: "0,348" is not a number'],
    ['an empty cell', first, first.replace('0.348', ''), 'row 2, column score: is empty'],
    ['an empty model', first, first.replace('deepseek-r1', ''), 'row 2, column model: is empty'],
    [
      'a score out of range',
      first,
      first.replaceAll('0.348', '1.2'),
      'row 2, column score: 1.2 is outside the range of medcalc-accuracy, 0 to 1',
    ],
    [
      'a jury score in thousands',
      'mtsamples,jury,4.533,',
      'mtsamples,jury,"4,533",',
      'row 4, column score: 4,533 is outside the range of jury, 1 to 5',
    ],
    [
      'a stale score_unit',
      'mtsamples,jury,4.533,',
      'mtsamples,jury,4.6,',
      'row 4, column score_unit: 0.88325 does not follow from score 4.6: write 0.9 (only score is used)',
    ],
    [
      'a field too few',
      first,
      first.replace(',0.348,0.348', ',0.348'),
      'row 2: has 4 fields, the header has 5: deepseek-r1,medcalc-bench,medcalc-accuracy,0.348',
    ],
    [
      'a row twice',
      first,
      `${first}\n${first}`,
      'row 3: deepseek-r1 on medcalc-bench is given twice, in rows 2 and 3: keep one',
    ],
    [
      'a row missing',
      `${first}\n`,
      '',
      'has no score of deepseek-r1 on medcalc-bench: each model needs one per benchmark',
    ],
    ['an open quote', first, `"${first}`, 'is no valid CSV: Quote Not Closed'],
  ];
  for (const [what, from, to, message] of cases)
    test(`${what} is refused: ${message}`, () => {
      const error = errorAfter('medhelm/scores.csv', from, to);
      expect(error.message).toContain(message);
      expect(error.message).toContain('scores.csv');
      expect(error.file).toMatch(/scores\.csv$/);
    });

  test('a stale score_unit names row and column in the error too', () => {
    const error = errorAfter('medhelm/scores.csv', 'mtsamples,jury,4.533,', 'mtsamples,jury,4.6,');
    expect([error.row, error.column]).toEqual([4, 'score_unit']);
  });

  test('rows after a quoted line break still have the right number', () => {
    const odd = first.replace('deepseek-r1', '"deep\r\nseek"');
    const error = errorAfter('medhelm/scores.csv', (text) =>
      text.replace(first, odd).replace('clear,exact-match,0.83', 'clear,exact-match,x'),
    );
    expect(error.message).toContain('row 4, column score: "x" is not a number');
  });

  test('many problems lists 20 of them and counts the rest', () => {
    const error = errorAfter('medhelm/scores.csv', (text) => text.replaceAll(',jury,', ',jurie,'));
    expect(error.message).toMatch(
      /^117 problems in the data:\n {2}.*row 4, column metric: the metric of mtsamples is jury/,
    );
    expect(error.message.split('\n')).toHaveLength(22);
    expect(error.message).toMatch(/… and 97 more$/);
    expect([error.row, error.column]).toEqual([4, 'metric']);
  });

  test('a file that is gone, or not UTF-8, says so', () => {
    const copy = dataCopy();
    rmSync(join(copy.medhelm, 'scores.csv'));
    expect(() => loadMedhelm({ dir: copy.medhelm })).toThrow(/scores\.csv: there is no such file$/);
  });
});

describe('onProblem', () => {
  test('gets every problem, and loading goes on with what is usable', () => {
    const copy = dataCopy();
    copy.alter('medhelm/scores.csv', 'mtsamples,jury,4.533,', 'mtsamples,jury,4.6,');
    copy.alter('medhelm/scores.csv', first, first.replace('0.348', 'x'));
    const problems: string[] = [];
    const { scores, benchmarks } = loadMedhelm({
      dir: copy.medhelm,
      onProblem: ({ message }) => problems.push(message),
    });
    expect(problems).toEqual([expect.stringContaining('"x" is not a number'), expect.stringContaining('write 0.9')]);
    const at = (id: string) => scores[0]![benchmarks.findIndex((benchmark) => benchmark.id === id)];
    expect(at('mtsamples')).toBe(4.6); // the score counts, its stale copy does not
    expect(at('medcalc-bench')).toBeNaN();
  });
});

describe('the other files', () => {
  test('a syntax error names its line', () => {
    expect(errorAfter('medhelm/models.json', '"id": "o3-mini",', '"id": "o3-mini"').message).toMatch(
      /models\.json, row \d\d: is no valid JSON: Expected ',' or '}'/,
    );
    const cut = errorAfter('medhelm/models.json', (text) => text.slice(0, 500));
    expect(cut.message).toContain('models.json, row');
  });

  test('a byte order mark is fine', () => {
    const copy = dataCopy();
    copy.alter('medhelm/models.json', (text) => `\ufeff${text}`);
    expect(loadMedhelm({ dir: copy.medhelm }).models).toHaveLength(9);
  });

  test('a wrong value and a missing key are named by their path', () => {
    const wrong = errorAfter(
      'medhelm/models.json',
      '"context_window_tokens": 128000',
      '"context_window_tokens": "128k"',
    );
    expect(wrong.message).toMatch(/models\.json, key models\[0\]\.context_window_tokens: .*expected number/);
    expect(wrong.column).toBe('models[0].context_window_tokens');
    expect(errorAfter('medhelm/benchmarks.json', '"access": "public",', '"access": "open",').message).toMatch(
      /benchmarks\.json, key benchmarks\[0\]\.access: .*"public"\|"gated"\|"private"/,
    );
  });

  test('an id used twice is refused', () => {
    expect(errorAfter('medhelm/models.json', '"id": "o3-mini"', '"id": "deepseek-r1"').message).toMatch(
      /models\.json, key models\[1\]\.id: id deepseek-r1 is already used by \[0\]$/,
    );
    expect(errorAfter('medhelm/benchmarks.json', '"id": "clear"', '"id": "medcalc-bench"').message).toContain(
      'key benchmarks[1].id: id medcalc-bench is already used by [0]',
    );
  });

  test('a taxonomy that disagrees with the benchmarks is refused', () => {
    const error = errorAfter('medhelm/taxonomy.json', '"clear"', '"klear"');
    expect(error.message).toContain('misses clear in clinical-decision-support › supporting-diagnostic-decisions');
    expect(error.message).toContain('lists klear in clinical-decision-support › supporting-diagnostic-decisions');
  });

  test('a specialty needs a count', () => {
    expect(errorAfter('medhelm/survey_specialties.csv', 'Radiology,2', 'Radiology,two').message).toContain(
      'survey_specialties.csv, row 9, column clinicians: "two" is not a count',
    );
    expect(errorAfter('medhelm/survey_specialties.csv', 'Radiology,2', 'Radiology,').message).toContain(
      'clinicians: is empty',
    );
  });
});
