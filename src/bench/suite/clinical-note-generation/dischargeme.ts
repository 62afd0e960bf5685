import { z } from 'zod';
import { suiteBenchmark } from '../suite-definition.ts';
import { readStays } from './dischargeme-stays.ts';

const text = z.string().min(1);

const row = z.strictObject({
  stay: text,
  target: z.enum(['brief hospital course', 'discharge instructions']),
  /** The discharge summary without the section that is to be written. */
  summary: text,
  /** A radiology report of the stay. */
  radiology: text,
  reference: text,
});

/** The two sections of a discharge summary that take a doctor the longest. */
export const dischargeme = suiteBenchmark({
  id: 'dischargeme',
  description: 'Writes the hospital course or the instructions of a discharge summary from the rest of it.',
  row,
  instruction: ({ target }) =>
    `Write the ${target} of a stay in hospital from the rest of its discharge summary and a radiology report.`,
  input: ({ summary, radiology }) => `Discharge summary:\n${summary}\n\nRadiology report:\n${radiology}`,
  answer: { gold: ({ reference }) => reference },
  source: ({ stay }) => stay,
  originals: {
    expects: [
      'The folder test_phase_1 of Discharge Me! 1.3 with discharge.csv.gz, discharge_target.csv.gz, radiology.csv.gz,',
      'edstays.csv.gz, diagnosis.csv.gz and triage.csv.gz (columns subject_id, hadm_id, text, brief_hospital_course and',
      'discharge_instructions). Two instances a stay, in the order of discharge.csv.gz, with the first radiology report;',
      'stays that are missing from one of the files are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Gated: credentialed access at https://physionet.org/content/discharge-me/1.3.',
    load: readStays,
  },
});
