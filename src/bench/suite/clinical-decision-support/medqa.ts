import { z } from 'zod';
import { examQuestions } from '../exam-questions.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';

const letter = z.enum(['A', 'B', 'C', 'D']);

const columns = z.object({
  question: z.string().min(1),
  options: z.record(letter, z.string().min(1)),
  answer_idx: letter,
});

const file = 'phrases_no_exclude_test.jsonl';

/** Questions of the medical licensing examination of the United States, with four options. */
export const medqa = examQuestions({
  id: 'medqa',
  description: 'Chooses the best of four answers to a question of a medical licensing examination.',
  exam: 'the medical licensing examination of the United States',
  originals: {
    expects: [
      `${file} (in data_clean/questions/US/4_options of the archive), one JSON object a line with question, options`,
      '(by letter, A to D) and answer_idx. A trailing quotation mark of an option is dropped.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/jind11/MedQA links to the archive.',
    load: (path, options) =>
      readRows(originalFile(path, file, `data_clean/questions/US/4_options/${file}`), {
        ...options,
        columns,
        row: (cells) => ({
          row: {
            question: cells.question,
            options: letter.options.map((one) => cells.options[one].replace(/"+$/, '').trimEnd()),
            answer: cells.answer_idx,
          },
        }),
      }),
  },
});
