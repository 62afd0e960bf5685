import { z } from 'zod';
import { examQuestions, letterAt } from '../exam-questions.ts';
import { jsonRecords } from '../originals/json-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';

const number = z.coerce.number().int().min(1);

const columns = z.object({
  qid: z.coerce.string().min(1),
  exam: z.string().optional(),
  name: z.string().optional(),
  qtext: z.string().min(1),
  ra: number,
  answers: z.array(z.object({ aid: number, atext: z.string().min(1) })).min(2),
  image: z.unknown().optional(),
});

/** The file of the authors: questions within exams, which give them the name of the exam. */
const exams = z
  .object({ exams: z.record(z.string(), z.object({ data: z.array(z.record(z.string(), z.unknown())) })) })
  .transform((file) =>
    Object.entries(file.exams).flatMap(([exam, { data }]) => data.map((question) => ({ exam, ...question }))),
  );

/** Questions of Spanish examinations for specialist posts, in English, with four or five options. */
export const headqa = examQuestions({
  id: 'headqa',
  description: 'Chooses the right answer to a question of an examination for a specialist post in health care.',
  exam: 'a national examination for specialist posts in medicine, nursing, psychology, chemistry, pharmacy or biology',
  originals: {
    expects: [
      'test_HEAD_EN.json of the authors (exams.<exam>.data, a list), or the Parquet file of the English test split, with',
      'qid, qtext, ra (number of the right answer), answers (aid, atext) and image. Questions about an image are left',
      'out.',
    ].join(' '),
    format: 'documented',
    access: 'Public: https://github.com/aghie/head-qa links to the archive; Hugging Face has dvilares/head_qa.',
    load(path, options) {
      const file = originalFile(path, 'test_HEAD_EN.json', 'test-00000-of-00001.parquet');
      return readRows(file, {
        ...options,
        ...(file.endsWith('.json') && { records: jsonRecords(file, exams) }),
        columns,
        row({ qid, exam, name, qtext, ra, answers, image }) {
          if (image !== undefined && image !== null && image !== '') return 'it is about an image';
          const right = answers.findIndex(({ aid }) => aid === ra);
          if (right < 0) return `it has no answer ${ra}`;
          const options = answers.map(({ atext }) => atext);
          return {
            name: [exam ?? name, qid].filter(Boolean).join('-'),
            row: { question: qtext, options, answer: letterAt(right) },
          };
        },
      });
    },
  },
});
