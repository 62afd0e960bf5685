import { z } from 'zod';
import { suiteBenchmark } from '../suite-definition.ts';
import { readTimelines } from './ehrshot-timelines.ts';

/** What is to be foretold, by the name that the data set has for it. */
const questions = {
  guo_readmission: 'Will this patient, discharged now, be admitted to hospital again within 30 days?',
  new_hypertension: 'Will this patient be diagnosed with hypertension for the first time within the next year?',
  lab_anemia: 'Would a haemoglobin test taken now come back low (below 120 g/L)?',
} as const;

const subjects = Object.keys(questions) as (keyof typeof questions)[];

const row = z.strictObject({
  subject: z.enum(subjects),
  patient: z.string().min(1),
  /** Codes of all that was recorded until then, the oldest first. */
  events: z.array(z.string().min(1)),
  outcome: z.enum(['yes', 'no']),
});

/** Predictions from the codes of a patient's record. */
export const ehrshot = suiteBenchmark({
  id: 'ehrshot',
  description: "Predicts a readmission, a new diagnosis of hypertension or a low haemoglobin from a record's codes.",
  row,
  instruction: [
    'Predict what will become of a patient from the codes of the health record, oldest first. Weigh what the record shows',
    'against how rare such events are. Answer with the letter of the option and nothing else.',
  ].join(' '),
  input: ({ subject, events }) =>
    `Health record:\n${events.map((code) => `- ${code}`).join('\n')}\n\nQuestion: ${questions[subject]}`,
  answer: { choices: () => ['yes', 'no'], correct: ({ outcome }) => (outcome === 'yes' ? 'A' : 'B') },
  source: ({ patient }) => patient,
  subset: ({ subject }) => subject,
  originals: {
    expects: [
      'The folder of EHRSHOT in MEDS form: data/data.parquet (subject_id, time, code; the events of a patient together,',
      `in the order of time) and labels/<subject>/labels.parquet (subject_id, prediction_time, boolean_value) for`,
      `${subjects.join(', ')} or some of them. Every label becomes an instance with the events until prediction_time;`,
      'patients without events are left out. HELM draws 10,000 labels of lab_anemia and drops records of more than',
      '100,000 tokens first: that is not repeated.',
    ].join(' '),
    format: 'helm',
    access: 'Gated: https://redivis.com/datasets/53gc-8rhx41kgt, after signing its agreement on data use.',
    load: (path, options) => readTimelines(path, subjects, options),
  },
});
