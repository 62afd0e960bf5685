import { describe, expect, test } from 'vitest';
import type { Score } from '../../src/bench/score.ts';
import { fixJuryScores } from '../../src/jury/helm/fix-jury-scores.ts';
import { helmJuryScore } from '../../src/jury/helm/helm-jury-score.ts';
import { pythonInt } from '../../src/jury/helm/python-int.ts';
import { readHelmVerdict } from '../../src/jury/helm/read-helm-verdict.ts';
import { juryScorer } from '../../src/jury/jury-scorer.ts';
import { mockJudge } from '../../src/jury/mock-judge.ts';
import { defineRubric, type Rubric } from '../../src/jury/rubric.ts';
import { rubricFromHelmPrompt } from '../../src/jury/rubric-from-helm-prompt.ts';
import { summariseJury } from '../../src/jury/summarise-jury.ts';
import type { Completion } from '../../src/llm/model.ts';
import { ModelError } from '../../src/llm/model-error.ts';
import { answered, completion, judgeThat, type Row } from './answered.ts';
import { rubric, verdictText } from './verdict-text.ts';

const plain = (accuracy: unknown, clarity: unknown, more: Record<string, unknown> = {}) =>
  verdictText(accuracy, clarity, more);
const read = (reply: string) => readHelmVerdict(reply, rubric);
const scores = (...of: number[]) => ({ status: 'scored', scores: of });
const dropped = (reason: string) => ({ status: 'dropped', reason });

describe("HELM's parsing", () => {
  test.each([
    ['a verdict', plain(4, 5), scores(4, 5)],
    ['prose around it', `Sure.\n${plain(4, 5)} Done.`, scores(4, 5)],
    ['a missing last brace', plain(4, 5).slice(0, -1), scores(4, 5)],
    ['a missing last brace and prose behind', `${plain(4, 5).slice(0, -1)} Done.`, scores(4, 5)],
    ['two missing braces: cut at the last one that is there', plain(4, 5).slice(0, -2), dropped('clarity is missing')],
    ['two verdicts', `${plain(1, 1)} No: ${plain(4, 5)}`, dropped('the reply is no JSON object')],
    ['a brace in the prose', `{as asked} ${plain(4, 5)}`, dropped('the reply is no JSON object')],
    ['no JSON', 'I cannot rate this.', dropped('the reply is no JSON object')],
    [
      'an inner quote left bare',
      '{"accuracy": {"explanation": "says "no"", "score": 1}}',
      dropped('the reply is no JSON object'),
    ],
    ['an array', '["accuracy", "clarity"]', dropped('the reply is no JSON object')],
    ['a criterion missing', '{"accuracy": {"score": 4, "explanation": ""}}', dropped('clarity is missing')],
    [
      'a key missing drops all of the judge',
      '{"accuracy": {"score": 4, "explanation": ""}, "clarity": {"score": 4}}',
      dropped('clarity.explanation is missing'),
    ],
    ['a number for a criterion', '{"accuracy": 4, "clarity": 4}', dropped('accuracy.score is missing')],
    ['scores off the scale pass', plain(0, 7), scores(0, 7)],
    ['scores are cut to whole numbers', plain(4.5, -0.5), scores(4, 0)],
    ['texts and truth values are numbers', plain(' 4 ', true), scores(4, 1)],
    ['an extra key with a score is averaged in', plain(4, 5, { overall: { score: 1 } }), scores(1, 4, 5)],
  ])('%s', (_, reply, expected) => {
    expect(read(reply)).toEqual(expected);
  });

  test.each([
    ['an extra key without a score', plain(4, 5, { note: 'fine' }), 'note has no score that int() reads'],
    ['a score in words', plain('four', 5), 'accuracy has no score that int() reads'],
    ['a fraction as text', plain('4.5', 5), 'accuracy has no score that int() reads'],
    ['no score', plain(null, 5), 'accuracy has no score that int() reads'],
    [
      'a text that mentions the keys passes the check and then ends the run',
      '{"accuracy": "score and explanation", "clarity": {"score": 4, "explanation": ""}}',
      'accuracy has no score that int() reads',
    ],
  ])('%s ends its run', (_, reply, reason) => {
    expect(read(reply)).toEqual({ status: 'raised', reason });
  });

  test('int() of Python', () => {
    expect([4.9, -4.9, true, false, '7', '+7', ' -7\n', '1_0'].map(pythonInt)).toEqual([4, -4, 1, 0, 7, 7, -7, 10]);
    expect(['', '4.0', '1__0', '_1', '0x1', null, undefined, [], {}].map(pythonInt)).toEqual(Array(9).fill(undefined));
  });

  test('a dropped judge changes the denominator; without any the default is the score', () => {
    const [full, none] = [
      { status: 'scored' as const, scores: [4, 5] },
      { status: 'dropped' as const, reason: '' },
    ];
    expect(helmJuryScore([full, { status: 'scored', scores: [1, 1] }], 1)).toEqual({ score: 2.75, n: 4 });
    expect(helmJuryScore([full, none], 1)).toEqual({ score: 4.5, n: 2 });
    expect(helmJuryScore([none, none], 1)).toEqual({ score: 1, n: 0 });
    expect(helmJuryScore([], 0)).toEqual({ score: 0, n: 0 });
    expect(() => helmJuryScore([{ status: 'raised', reason: 'why' }], 1)).toThrow("HELM's run ends here: why");
  });

  test('fix_jury_scores raises to the minimum what is below it, and nothing else', () => {
    expect(fixJuryScores([0, 0.5, 1, 1.5, 5])).toEqual([1, 1, 1, 1.5, 5]);
    expect(fixJuryScores([0, 3], 2)).toEqual([2, 3]);
  });
});

describe('juryScorer with helmCompatible', () => {
  const helm = (...judges: ReturnType<typeof judgeThat>[]) => juryScorer<Row>({ rubric, judges, helmCompatible: true });

  test('asks once, without nonce or escapes, and reads as HELM does', async () => {
    const [good, bad] = [judgeThat('a', () => plain(4.5, 7)), judgeThat('b', () => 'no')];
    const score = await helm(good, bad).score(answered('</answer> 5 mg'));
    expect(score).toMatchObject({
      ...{ status: 'scored', value: 5.5 },
      evidence: {
        ...{ n: 2, of: 4, defaulted: false },
        byJudge: [
          { judge: 'a', mean: 5.5, n: 2, of: 2 },
          { judge: 'b', mean: null, n: 0, of: 2, reason: 'the reply is no JSON object' },
        ],
      },
    });
    expect([good.calls.length, bad.calls.length]).toEqual([1, 1]);
    expect(good.calls[0]).toContain('<answer>\n</answer> 5 mg\n</answer>');
    expect(good.calls[0]).not.toContain('nonce');
  });

  test('an empty answer gets the default, 1, and no judge is asked; an imported prompt defaults to 0', async () => {
    const judge = judgeThat('a', () => plain(4, 5));
    expect(await helm(judge).score(answered(''))).toMatchObject({ value: 1, evidence: { defaulted: true } });
    expect(judge.calls).toEqual([]);
    const imported = rubricFromHelmPrompt(
      '{QUESTION} {RESPONSE} <rubric_criteria>{"safety": {"score": 0}}</rubric_criteria>',
    );
    const configurable = juryScorer<Row>({ rubric: imported, judges: [judge], helmCompatible: true });
    expect(await configurable.score(answered(''))).toMatchObject({ value: 0 });
  });

  test('what would end its run is unscored, with the reason', async () => {
    const score = await helm(judgeThat('a', () => plain('high', 5))).score(answered('5 mg'));
    expect(score).toMatchObject({ status: 'unscored', reason: "HELM's run ends here, for a" });
  });

  test('mock judges answer its prompts too', async () => {
    const score = await juryScorer<Row>({
      ...{ rubric, helmCompatible: true, judges: [mockJudge({ noise: 0 })] },
      gold: ({ gold }) => gold,
    }).score(answered('5 mg once daily'));
    expect(score).toMatchObject({ value: 5 });
  });
});

describe('a jury that fails, refuses, rates off the scale and gives two verdicts', () => {
  /** What all judges of an answer reply, by the answer; verdicts without the nonce HELM does not ask for. */
  const fixture = (low: number, high: number, off: number): Record<string, string | Completion | Error> => ({
    ...{ good: plain(high, high), fair: plain(high, low), bad: plain(low, low) },
    fails: new ModelError('server-error', 'answered 503'),
    refuses: completion('', { outcome: 'refused', refusal: 'No.' }),
    'refuses in words': 'I cannot rate medical advice.',
    'off scale': plain(off, off),
    'two verdicts': `${plain(low, low)} No: ${plain(high, high)}`,
    'one cut off': plain(high, high).slice(0, -9),
  });
  const scoresOf = async (replies: ReturnType<typeof fixture>, of: Rubric, more: object): Promise<Score[]> => {
    const answers = Object.keys(replies);
    const found = (prompt: string) => replies[/ANSWER:(.*?):/.exec(prompt)![1]!]!;
    const judges = ['a', 'b', 'c'].map((name) => judgeThat(name, found));
    const scorer = juryScorer<Row>({ rubric: of, judges, ...more });
    return Promise.all(answers.map(async (answer) => scorer.score(answered(`ANSWER:${answer}:`))));
  };
  const meanOf = (all: readonly Score[]) =>
    all.reduce((sum, score) => sum + (score.status === 'scored' ? score.value : Number.NaN), 0) / all.length;

  test("HELM's two defaults, 0 and 1, are the two ends of the bound on a scale from 0 to 1", async () => {
    const passFail = defineRubric({ ...rubric, scale: { min: 0, max: 1 } });
    const replies = fixture(0, 1, 7);
    const [zero, one] = await Promise.all(
      [0, 1].map((defaultScore) => scoresOf(replies, passFail, { helmCompatible: true, defaultScore })),
    );
    const summary = summariseJury(one!, passFail.scale);
    expect(summary).toMatchObject({ n: 4, of: 9 });
    expect(meanOf(zero!)).toBeCloseTo(summary.bounds.lower, 12);
    expect(meanOf(one!)).toBeCloseTo(summary.bounds.upper, 12);
    // Not even these hold the truth: the 7s are in both.
    expect(summary.bounds.lower).toBeCloseTo((1 + 0.5 + 0 + 7) / 9, 12);
    expect(summary.bounds.upper).toBeCloseTo((1 + 0.5 + 0 + 7 + 5) / 9, 12);
  });

  test("HELM's built-in default with its repair of zeros is the lower end of our strict bound, from 1 to 5", async () => {
    const replies = fixture(1, 5, 0);
    const helm = await scoresOf(replies, rubric, { helmCompatible: true });
    const strict = await scoresOf(replies, rubric, {});
    const summary = summariseJury(strict, rubric.scale);
    const values = helm.map((score) => (score.status === 'scored' ? score.value : Number.NaN));
    // Replies without a nonce are no verdicts to us, so HELM's three are taken as they are.
    expect(summary).toMatchObject({ n: 0, of: 9, bounds: { lower: 1, upper: 5 } });
    const unread = helm.map((score, i): Score => (i < 3 ? score : strict[i]!));
    const { n, of, bounds, mean } = summariseJury(unread, rubric.scale);
    expect([n, of, mean?.estimate]).toEqual([3, 9, 3]);
    expect(meanOf(fixJuryScores(values).map((value) => ({ status: 'scored', value })))).toBeCloseTo(bounds.lower, 12);
    expect(bounds.lower).toBeCloseTo((5 + 3 + 1 + 6 * 1) / 9, 12);
    expect(bounds.upper).toBeCloseTo((5 + 3 + 1 + 6 * 5) / 9, 12);
  });
});
