import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  question: z.string().min(1),
  /** From a trusted source. */
  answer: z.string().min(1),
});

const columns = z.object({ Question: z.string().min(1), Answer: z.string().nullish() });

/** Questions that people ask about their medicines. */
export const medicationqa = suiteBenchmark({
  id: 'medicationqa',
  description: 'Answers a question about a medicine that somebody without medical training asks.',
  row,
  instruction: [
    'Somebody without medical training asks about a medicine. Answer in plain words, correctly and in full, and say when',
    'to ask a professional.',
  ].join(' '),
  input: ({ question }) => `Question: ${question}`,
  answer: { gold: ({ answer }) => answer },
  originals: {
    expects: [
      'MedInfo2019-QA-Medications.xlsx of MedicationQA, first sheet, with the columns Question and Answer. Rows without an',
      'answer are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/abachaa/Medication_QA_MedInfo2019.',
    load: (path, options) =>
      readRows(originalFile(path, 'MedInfo2019-QA-Medications.xlsx'), {
        ...options,
        columns,
        row: ({ Question: question, Answer: answer }) =>
          answer?.trim() ? { row: { question, answer } } : 'it has no answer',
      }),
  },
});
