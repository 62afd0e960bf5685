import { describe, expect, test } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { errorAfter } from './error-after.ts';

test('the tables have a row per judge or panel, model and data set; per model and yes/no benchmark; per stage', () => {
  const { judgeScores, publishedPanels, confusion, goldFilter } = loadMedhelm();
  expect([judgeScores.length, publishedPanels.length, confusion.length, goldFilter.length]).toEqual([378, 504, 27, 19]);
  expect(judgeScores[0]).toEqual({
    panel: 'claude',
    model: 'claude-3.5-sonnet',
    benchmark: 'aci-bench',
    subset: '',
    score: 4.25,
  });
});

const judge = 'claude,claude-3.5-sonnet,aci-bench,,4.25';
const panel = 'all_judges,claude-3.5-sonnet,aci-bench,,4.339';
const confusion = 'deepseek-r1,ehrshot,211,2283,56,450,3000';
const gold = 'mimic-rrs,gold-flagged-bad,316,4.215,4.333,0.855';

// [file, what, from, to, place and message]
const cases: [string, string, string, string, string][] = [
  [
    'judge_scores.csv',
    'an unknown judge',
    judge,
    judge.replace('claude,', 'claud,'),
    'column judge: unknown panel claud: did you mean claude?',
  ],
  [
    'judge_scores.csv',
    'an unknown model',
    judge,
    judge.replace('3.5-sonnet', '3.5-sonet'),
    'column model: unknown model claude-3.5-sonet: did you mean claude-3.5-sonnet?',
  ],
  [
    'judge_scores.csv',
    'a closed benchmark',
    judge,
    judge.replace('aci-bench', 'clear'),
    'column benchmark: unknown open-ended benchmark clear',
  ],
  [
    'judge_scores.csv',
    'a score off the scale',
    judge,
    judge.replace('4.25', '5.1'),
    'row 2, column score: 5.1 is outside the scale of the jury, 1 to 5',
  ],
  ['judge_scores.csv', 'NaN', judge, judge.replace('4.25', 'NaN'), 'row 2, column score: "NaN" is not a number'],
  ['judge_scores.csv', 'an empty score', judge, judge.replace('4.25', ''), 'row 2, column score: is empty'],
  [
    'judge_scores.csv',
    'a row twice',
    judge,
    `${judge}\n${judge}`,
    'claude on claude-3.5-sonnet on aci-bench is given twice, in rows 2 and 3: keep one',
  ],
  [
    'judge_scores.csv',
    'a row missing',
    `${judge}\n`,
    '',
    'has no score of claude on claude-3.5-sonnet on aci-bench: each panel needs all',
  ],
  [
    'judge_scores.csv',
    'a subset of one model only',
    judge,
    judge.replace(',,', ',part,'),
    'has no score of claude on claude-3.7-sonnet on aci-bench:part: each panel needs all',
  ],
  [
    'judge_panels_published.csv',
    'an unknown file',
    panel,
    panel.replace('all_judges', 'all_judge'),
    'column panel_file: unknown panel all_judge: did you mean all_judges?',
  ],
  [
    'binary_confusion.csv',
    'counts that do not add up',
    confusion,
    confusion.replace('450,', '451,'),
    'row 2, column instances: 3000: the four counts add up to 3001',
  ],
  [
    'binary_confusion.csv',
    'other positives',
    'o3-mini,ehrshot,94,901,173,1832',
    'o3-mini,ehrshot,95,901,173,1831',
    'row 3: ehrshot has 268 positives here and 267 for deepseek-r1: the questions are the same',
  ],
  [
    'binary_confusion.csv',
    'half a count',
    confusion,
    confusion.replace('211', '211.5'),
    'row 2, column true_positive: "211.5" is not a count',
  ],
  [
    'binary_confusion.csv',
    'another benchmark',
    confusion,
    confusion.replace('ehrshot', 'ehrsht'),
    'row 2, column benchmark: unknown benchmark ehrsht: did you mean ehrshot?',
  ],
  ['binary_confusion.csv', 'a row missing', `${confusion}\n`, '', 'has no confusion of deepseek-r1 on ehrshot'],
  [
    'gold_filter_stats.csv',
    'an unknown stage',
    gold,
    gold.replace('flagged-bad', 'flaged-bad'),
    'column stage: unknown stage gold-flaged-bad: did you mean gold-flagged-bad?',
  ],
  [
    'gold_filter_stats.csv',
    'a mean off the scale',
    gold,
    gold.replace('4.215', '0.9'),
    'column jury_mean: "0.9" is not on the scale of the jury, 1 to 5',
  ],
  [
    'gold_filter_stats.csv',
    'a negative spread',
    gold,
    gold.replace('0.855', '-1'),
    'column jury_sd: "-1" is not a spread',
  ],
  ['gold_filter_stats.csv', 'a stage twice', gold, `${gold}\n${gold}`, 'gold-flagged-bad of mimic-rrs is given twice'],
  [
    'gold_filter_stats.csv',
    'parts that are not all',
    gold,
    gold.replace('316', '317'),
    'mimic-rrs has 1000 instances, but 317 flagged bad and 684 judged good',
  ],
  [
    'survey.json',
    'another number of answers',
    '"attempted": 29',
    '"attempted": 30',
    'key attempted: 30, but survey_specialties.csv counts 29',
  ],
  ['medcalc_defect.json', 'a share above 1', '0.314', '31.4', 'key rescored[0].fixed: Too big'],
];

describe('is refused with place and remedy:', () => {
  for (const [file, what, from, to, message] of cases)
    test(`${file} with ${what}`, () => {
      const error = errorAfter(`medhelm/${file}`, from, to);
      expect(error.message).toContain(message);
      expect(error.file).toContain(file);
    });
});
