import { z } from 'zod';
import { examQuestions } from '../exam-questions.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';

const columns = z.object({
  question: z.string(),
  opa: z.string(),
  opb: z.string(),
  opc: z.string(),
  opd: z.string(),
  ope: z.string(),
  answer_idx: z.enum(['A', 'B', 'C', 'D', 'E']).or(z.literal('')),
});

/** Cases in the manner of the later licensing examinations, with five options. */
export const medbullets = examQuestions({
  id: 'medbullets',
  description: 'Chooses the best of five answers to a question about a clinical case.',
  exam: 'the kind asked in the second and third step of the medical licensing examination of the United States',
  originals: {
    expects: [
      'medbullets_op5.csv (308 questions), with the columns question, opa, opb, opc, opd, ope and answer_idx (A to E).',
      'Records without a question, a first option or an answer are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/HanjieChen/ChallengeClinicalQA, folder medbullets.',
    load: (path, options) =>
      readRows(originalFile(path, 'medbullets_op5.csv'), {
        ...options,
        columns,
        row: ({ question, answer_idx: answer, opa, opb, opc, opd, ope }) =>
          question === '' || opa === '' || answer === ''
            ? 'it has no question, no first option or no answer'
            : { row: { question, options: [opa, opb, opc, opd, ope], answer } },
      }),
  },
});
