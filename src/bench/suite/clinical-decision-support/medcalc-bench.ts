import { z } from 'zod';
import type { MedcalcGold } from '../../metrics/medcalc-accuracy.ts';
import { medcalcScorer } from '../../scorers/medcalc-scorer.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const text = z.string().min(1);

const row = z.strictObject({
  note: text,
  question: text,
  /** Decides how an answer is compared. */
  category: z.enum(['risk', 'severity', 'diagnosis', 'date', 'physical', 'dosage conversion', 'lab', 'dosage']),
  answer: text,
  /** Least and greatest answer that is right; the answer itself where it is compared by equality. */
  lower: text,
  upper: text,
});

type Row = z.output<typeof row>;

const columns = z.object({
  'Row Number': z.coerce.string().min(1),
  'Patient Note': text,
  Question: text,
  Category: row.shape.category,
  'Ground Truth Answer': text,
  'Lower Limit': text,
  'Upper Limit': text,
});

const gold = (row: Row): MedcalcGold => row;

/** Clinical calculations: scores, doses, dates and amounts, worked out from a note. */
export const medcalcBench = suiteBenchmark({
  id: 'medcalc-bench',
  description: 'Works out a clinical score, amount or date from the note of a patient.',
  row,
  instruction: [
    "Work out what is asked from a patient's note.",
    'Answer with the value alone: no unit, no working, no further words.',
  ].join(' '),
  input: ({ note, question }) => `Patient note:\n${note}\n\nQuestion: ${question}`,
  answer: {
    scorers: [medcalcScorer({ gold }), medcalcScorer({ gold, mode: 'fixed', name: 'medcalc-accuracy-fixed' })],
  },
  originals: {
    expects: [
      'The test split of MedCalc-Bench v1.0 as test_data.csv or as its Parquet file, with the columns Row Number,',
      'Patient Note, Question, Category, Ground Truth Answer, Lower Limit and Upper Limit.',
    ].join(' '),
    format: 'documented',
    access: 'Public: https://huggingface.co/datasets/ncbi/MedCalc-Bench-v1.0 (CC BY-SA 4.0).',
    load: (path, options) =>
      readRows(originalFile(path, 'test_data.csv', 'test-00000-of-00001.parquet', 'data/test-00000-of-00001.parquet'), {
        ...options,
        columns,
        row: (cells) => ({
          name: cells['Row Number'],
          row: {
            note: cells['Patient Note'],
            question: cells.Question,
            category: cells.Category,
            answer: cells['Ground Truth Answer'],
            lower: cells['Lower Limit'],
            upper: cells['Upper Limit'],
          },
        }),
      }),
  },
});
