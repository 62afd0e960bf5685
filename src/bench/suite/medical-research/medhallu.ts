import { z } from 'zod';
import { exactMatchScorer } from '../../scorers/exact-match-scorer.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  question: z.string().min(1),
  knowledge: z.string().min(1),
  answer: z.string().min(1),
  /** `1` if the answer is made up. */
  label: z.enum(['0', '1']),
});

const columns = z.object({
  Question: z.string().min(1),
  Knowledge: z.union([z.string(), z.array(z.string())]),
  'Ground Truth': z.string().min(1),
  'Hallucinated Answer': z.string().min(1),
});

/** Is an answer factual or made up? */
export const medhallu = suiteBenchmark({
  id: 'medhallu',
  description: 'Tells whether an answer to a medical question is factual or made up.',
  row,
  instruction: [
    'Judge an answer to a medical question by the knowledge given and by what is known in medicine. It counts as made up',
    'if it misses the question, only denies without saying what is true, gives a wrong mechanism or pathway, or invents',
    'methods, numbers or outcomes. Write 0 if the answer is factual and 1 if it is made up: that digit and nothing else.',
  ].join(' '),
  input: ({ question, knowledge, answer }) =>
    `Knowledge: ${knowledge}\n\nQuestion: ${question}\n\nAnswer to judge: ${answer}`,
  cue: 'Judgment (0 or 1):',
  answer: { scorers: [exactMatchScorer({ gold: ({ label }: z.output<typeof row>) => label })] },
  // Both answers to a question stand or fall together.
  source: ({ question }) => question,
  originals: {
    expects: [
      'pqa_labeled/train-00000-of-00001.parquet of MedHallu (1,000 questions), with the columns Question, Knowledge, Ground',
      'Truth and Hallucinated Answer; each question makes two instances.',
    ].join(' '),
    format: 'documented',
    access: 'Public: https://huggingface.co/datasets/UTAustin-AIHealth/MedHallu, folder pqa_labeled.',
    async *load(path, options) {
      const name = 'train-00000-of-00001.parquet';
      const records = readRows(originalFile(path, `pqa_labeled/${name}`, name), {
        ...options,
        columns,
        row: (cells) => ({ row: cells }),
      });
      for await (const { row: cells } of records) {
        const question = cells.Question;
        const knowledge = [cells.Knowledge].flat().join('\n');
        yield { row: { question, knowledge, answer: cells['Ground Truth'], label: '0' as const } };
        yield { row: { question, knowledge, answer: cells['Hallucinated Answer'], label: '1' as const } };
      }
    },
  },
});
