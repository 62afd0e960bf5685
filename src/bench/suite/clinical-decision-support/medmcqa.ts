import { z } from 'zod';
import { examQuestions, letterAt } from '../exam-questions.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';

const option = z.string().min(1);

const columns = z.object({
  id: z.string().optional(),
  question: z.string().min(1),
  opa: option,
  opb: option,
  opc: option,
  opd: option,
  cop: z.int().min(1).max(4),
});

/** Questions of Indian medical entrance examinations, with four options. */
export const medmcqa = examQuestions({
  id: 'medmcqa',
  description: 'Chooses the best of four answers to a question of a medical entrance examination.',
  exam: 'a medical entrance examination of India',
  split: 'validation',
  originals: {
    expects: [
      'dev.json, one JSON object a line with question, opa, opb, opc, opd and cop (1 to 4, the place of the right',
      'option). The answers of the test split are not published, so that the validation split stands in for it.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/MedMCQA/MedMCQA links to the archive.',
    load: (path, options) =>
      readRows(originalFile(path, 'dev.json'), {
        ...options,
        columns,
        row: ({ id, question, opa, opb, opc, opd, cop }) => ({
          name: id,
          row: { question, options: [opa, opb, opc, opd], answer: letterAt(cop - 1) },
        }),
      }),
  },
});
