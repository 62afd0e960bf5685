import { multipleChoice } from '../bench/metrics/multiple-choice.ts';
import type { Score } from '../bench/score.ts';
import { judgePrompt } from '../jury/judge-prompt.ts';
import { juryScorer } from '../jury/jury-scorer.ts';
import type { JuryVerdict } from '../jury/jury-verdict.ts';
import { medhelmRubric } from '../jury/medhelm-rubric.ts';
import { mockJudge } from '../jury/mock-judge.ts';
import type { Rubric } from '../jury/rubric.ts';
import type { JudgeVerdict } from '../jury/verdict.ts';
import type { Message } from '../llm/model.ts';

/** An item of HeadQA's kind, made up for this project: a question with lettered options. */
export const choiceExample = {
  question: 'Which vitamin do newborns get by injection to prevent bleeding?',
  choices: ['Vitamin A', 'Vitamin B12', 'Vitamin C', 'Vitamin K'],
  correct: 'D',
};

/** Answers to {@link choiceExample} and what they score, by HELM's strict lookup and by a lenient one. */
export const choiceScores = (answers: readonly string[]) =>
  answers.map((answer) => ({
    answer,
    strict: multipleChoice(choiceExample, answer).score,
    lenient: multipleChoice(choiceExample, answer, { extraction: 'lenient' }).score,
  }));

/** An item of MedDialog's kind, made up for this project: a dialogue to be put in a sentence. */
export const dialogueExample = {
  question:
    'Patient: For a week my new blood pressure tablet has made me cough at night. Should I stop it? ' +
    'Doctor: A dry cough is common with this kind of tablet and does no harm. Do not stop it by yourself; ' +
    'call the practice and we will change it to another kind.',
  gold: 'Patient coughs since starting a blood pressure tablet; doctor says it is a harmless side effect and will change the tablet.',
  answer:
    'Patient coughs at night since starting a blood pressure tablet; doctor says the cough is a harmless side effect and the practice will change it.',
};

const rubric: Rubric = { ...medhelmRubric, task: 'Put the dialogue of patient and doctor in one sentence.' };

/** The three mock judges of the worked example: they differ in severity as judges do. */
export const exampleJudges = (seed: number) => [
  mockJudge({ name: 'judge-mild', severity: -0.5, seed }),
  mockJudge({ name: 'judge-even', severity: 0, seed }),
  mockJudge({ name: 'judge-strict', severity: 0.5, seed }),
];

/** Scores an answer to {@link dialogueExample} by the jury of {@link exampleJudges}; at `failRate` the last one fails. */
export async function dialogueScore({
  answer = dialogueExample.answer,
  failRate = 0,
  helmCompatible = false,
  seed = 1,
}: { answer?: string; failRate?: number; helmCompatible?: boolean; seed?: number } = {}): Promise<Score> {
  const [mild, even, strict] = exampleJudges(seed);
  const last = failRate > 0 ? mockJudge({ name: 'judge-strict', severity: 0.5, failRate, seed }) : strict!;
  const scorer = juryScorer<typeof dialogueExample>({
    ...{ rubric, judges: [mild!, even!, last], seed, helmCompatible },
    question: ({ question }) => question,
    gold: ({ gold }) => gold,
  });
  return scorer.score({
    row: dialogueExample,
    messages: [],
    completion: {
      ...{ text: answer, outcome: answer.trim() === '' ? 'empty' : 'complete', finishReason: 'stop', usage: null },
      ...{ served: { model: null, fingerprint: null, id: null }, milliseconds: 0, attempts: 0, simulated: true },
    },
  });
}

/** The prompt a judge gets for {@link dialogueExample}, as text; without a nonce, as HELM's rules want it. */
export function examplePrompt(nonce?: string, answer = dialogueExample.answer): string {
  const { question, gold } = dialogueExample;
  const messages: Message[] = judgePrompt(rubric, { question, gold, answer, ...(nonce !== undefined && { nonce }) });
  return messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}

/** A jury score as a row of a table: the value, n of N, the interval over the judges and the bounds. */
export function juryRow(score: Score) {
  // Of an answer about which no judge was asked, all scores are missing.
  const { min, max } = rubric.scale;
  const none = { n: 0, of: exampleJudges(1).length * rubric.criteria.length, bounds: { lower: min, upper: max } };
  const { n, of, bounds, interval } = { ...none, ...score.evidence } as Pick<
    JuryVerdict,
    'n' | 'of' | 'bounds' | 'interval'
  >;
  return {
    'jury score': score.status === 'scored' ? score.value : null,
    'scores behind it': `${n} of ${of}`,
    'interval, lower': interval?.lower,
    'interval, upper': interval?.upper,
    'bound, lower': bounds.lower,
    'bound, upper': bounds.upper,
  };
}

/** Scores of judges by criterion, for a table or a heatmap; a judge without a verdict has none. */
export function judgeTable({ evidence = {} }: Score) {
  const { verdicts = [] } = evidence as { verdicts?: JudgeVerdict[] };
  return {
    rows: verdicts.map(({ judge }) => judge),
    columns: rubric.criteria.map(({ id }) => id),
    values: verdicts.map(({ verdict }) =>
      rubric.criteria.map(({ id }) => (verdict.status === 'scored' ? verdict.scores[id]! : null)),
    ),
  };
}
