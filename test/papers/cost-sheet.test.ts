import { describe, expect, test } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { dataCopy } from './data-copy.ts';
import { errorAfter } from './error-after.ts';

const first = 'deepseek-r1,medcalc-bench,1000,551780,4000000,0,0,0.74,21.6,0.0,0.0,22.34';

describe('usage_costs.csv', () => {
  test('has one row per model and benchmark', () => {
    const { costSheet } = loadMedhelm();
    expect(costSheet).toHaveLength(333);
    expect(costSheet[0]).toEqual({
      model: 'deepseek-r1',
      benchmark: 'medcalc-bench',
      instances: 1000,
      promptTokens: 551_780,
      maxCompletionTokens: 4_000_000,
      judgePromptTokens: 0,
      judgeMaxCompletionTokens: 0,
      usdPrompt: 0.74,
      usdCompletion: 21.6,
      usdJudgePrompt: 0,
      usdJudgeCompletion: 0,
      usdTotal: 22.34,
    });
  });

  test('may have a byte order mark, CRLF line ends and thousands', () => {
    const copy = dataCopy();
    copy.alter(
      'medhelm/usage_costs.csv',
      (text) => `\ufeff${text.replace('551780,4000000', '"551,780",4 000 000').replaceAll('\n', '\r\n')}`,
    );
    expect(loadMedhelm({ dir: copy.medhelm })).toEqual(loadMedhelm());
  });
});

describe('usage_costs.csv with', () => {
  // [what, from, to, place and message]
  const cases: [string, string, string, string][] = [
    [
      'a missing column',
      'usd_judge_completion,usd_total',
      'usd_judge_completion',
      'row 1, column usd_total: the header misses the column usd_total; its columns must be model, benchmark, instances',
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
      first.replace('medcalc-bench', 'medcalk-bench'),
      'row 2, column benchmark: unknown benchmark medcalk-bench: did you mean medcalc-bench?',
    ],
    ['a field too few', first, first.replace(',22.34', ''), 'row 2: has 11 fields, the header has 12'],
    ['text for a count', first, first.replace('551780', 'many'), 'row 2, column prompt_tokens: "many" is not a count'],
    [
      'half a token',
      first,
      first.replace('551780', '551780.5'),
      'row 2, column prompt_tokens: "551780.5" is not a count',
    ],
    [
      'a negative amount',
      first,
      first.replace('0.74', '-0.74'),
      'row 2, column usd_prompt: "-0.74" is not an amount in dollars and cents',
    ],
    [
      'a fraction of a cent',
      first,
      first.replace('22.34', '22.345'),
      'row 2, column usd_total: "22.345" is not an amount in dollars and cents',
    ],
    ['an empty cell', first, first.replace('21.6', ''), 'row 2, column usd_completion: is empty'],
    [
      'instances that the benchmark does not have',
      'deepseek-r1,mtsamples,427,',
      'deepseek-r1,mtsamples,428,',
      'row 4, column instances: 428: benchmarks.json says 78 or 427 instances of mtsamples',
    ],
    [
      'judge tokens without a jury',
      first,
      first.replace('4000000,0,0', '4000000,0,12'),
      'row 2, column judge_max_completion_tokens: 12: medcalc-bench has no jury, its metric is medcalc-accuracy: write 0',
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
      'has no cost of deepseek-r1 on medcalc-bench: each model needs one per benchmark',
    ],
  ];
  for (const [what, from, to, message] of cases)
    test(`${what} is refused: ${message}`, () => {
      const error = errorAfter('medhelm/usage_costs.csv', from, to);
      expect(error.message).toContain(message);
      expect(error.file).toMatch(/usage_costs\.csv$/);
    });
});

describe('the prices', () => {
  const file = 'prices/medhelm-2025-05-12.json';

  test('must name the nine models', () => {
    expect(errorAfter(file, '"model": "o3-mini"', '"model": "o3mini"').message).toMatch(
      /has no price of o3-mini\n.*key prices\[1\]\.model: unknown model o3mini: did you mean o3-mini\?/,
    );
  });

  test('must be numbers, with a date', () => {
    expect(errorAfter(file, '"input": 1.35', '"input": "1.35"').message).toMatch(
      /medhelm-2025-05-12\.json, key prices\[0\]\.input: must be a number of US dollars per million tokens/,
    );
    expect(errorAfter(file, '"asOf": "2025-05-12"', '"asOf": "May 2025"').message).toContain('key asOf: ');
  });

  test('of the three judges add up to 6.21 and 25.71', () => {
    const { models, prices } = loadMedhelm();
    const judges = models.filter(({ juror }) => juror !== null).map(({ id }) => id);
    const panel = prices.prices.filter(({ model }) => judges.includes(model));
    expect(panel).toHaveLength(3);
    expect(panel.reduce((sum, { input }) => sum + input, 0)).toBeCloseTo(6.21, 12);
    expect(panel.reduce((sum, { output }) => sum + output, 0)).toBeCloseTo(25.71, 12);
  });
});
