import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { fileError } from '../originals/file-error.ts';
import { readRows } from '../originals/read-rows.ts';
import { type OriginalRow, type OriginalsOptions, suiteBenchmark } from '../suite-definition.ts';

/** Names of the files, and what they are called in a question. */
const conditions = {
  alcohol_dependence: 'alcohol dependence',
  attention_deficit_hyperactivity_disorder: 'attention deficit hyperactivity disorder (ADHD)',
  bipolar_disorder: 'bipolar disorder',
  chronic_pain: 'chronic pain',
  homelessness: 'homelessness',
  liver_disease: 'liver disease',
  major_depression: 'major depression',
  personality_disorder: 'personality disorder',
  post_traumatic_stress_disorder: 'post-traumatic stress disorder (PTSD)',
  substance_use_disorder: 'substance use disorder',
  suicidal_behavior: 'suicidal behavior',
  tobacco_dependence: 'tobacco dependence',
  unemployment: 'unemployment',
} as const;

type Condition = keyof typeof conditions;
const known = Object.keys(conditions) as [Condition, ...Condition[]];

const row = z.strictObject({
  condition: z.enum(known),
  note: z.string().min(1),
  /** As a person read the note: 1 for a history, 0 for none, 2 for uncertain. */
  label: z.enum(['0', '1', '2']),
});

type Row = z.output<typeof row>;

/** Notes that people read for thirteen conditions and hardships. */
export const clear = suiteBenchmark({
  id: 'clear',
  description: 'Says whether a note shows a history of one of thirteen conditions, none, or leaves it open.',
  row,
  instruction: [
    'Read a clinical note and decide whether the patient has, or ever had, the condition that is named. Choose the last',
    'option when the note leaves it open. Answer with the letter of the option and nothing else.',
  ].join(' '),
  input: ({ condition, note }) => `Condition: ${conditions[condition]}\n\nClinical note:\n${note}`,
  answer: {
    choices: ({ condition }) => [
      `Has a history of ${conditions[condition]}`,
      `Does not have a history of ${conditions[condition]}`,
      'Uncertain',
    ],
    correct: ({ label }) => ({ 1: 'A', 0: 'B', 2: 'C' })[label],
  },
  subset: ({ condition }) => condition,
  originals: {
    expects: [
      `A folder with an Excel file for each condition, or one of these files: ${known.map((name) => `${name}.xlsx`).join(', ')}.`,
      'The first sheet has the columns text and result_human (1 for a history, 0 for none, 2 for uncertain). Records',
      'without a text or a label are left out.',
    ].join(' '),
    format: 'helm',
    access:
      'Private: notes of Stanford Health Care, not shared outside; described in Lopez et al. 2025, npj Digital Medicine.',
    load: readConditions,
  },
});

async function* readConditions(path: string, options: OriginalsOptions = {}): AsyncGenerator<OriginalRow<Row>> {
  const columns = z.object({
    text: z.coerce.string(),
    result_human: z.coerce.string().pipe(z.enum(['0', '1', '2']).or(z.literal(''))),
  });
  for (const [condition, file] of conditionFiles(path))
    yield* readRows(file, {
      ...options,
      columns,
      row({ text, result_human: label }): OriginalRow<Row> | string {
        const note = text.trim();
        return note === '' || label === '' ? 'it has no text or no label' : { row: { condition, note, label } };
      },
    });
}

function conditionFiles(path: string): [Condition, string][] {
  if (!existsSync(path)) throw fileError('there is no such file or folder', { file: path }, 'give the folder of CLEAR');
  const single = statSync(path).isFile();
  const found = known
    .filter((condition) =>
      single ? basename(path, '.xlsx') === condition : existsSync(join(path, `${condition}.xlsx`)),
    )
    .map((condition): [Condition, string] => [condition, single ? path : join(path, `${condition}.xlsx`)]);
  if (found.length > 0) return found;
  const remedy = `files are named ${known.map((condition) => `${condition}.xlsx`).join(', ')}`;
  throw fileError(
    single ? 'it is named after no condition' : 'the folder has no file of a condition',
    { file: path },
    remedy,
  );
}
