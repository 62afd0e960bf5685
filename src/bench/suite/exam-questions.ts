import { z } from 'zod';
import { type Originals, suiteBenchmark, type SuiteDefinition } from './suite-definition.ts';

const letters = ['A', 'B', 'C', 'D', 'E'] as const;

const row = z
  .strictObject({
    question: z.string().min(1),
    /** Texts of the options A, B, C …. */
    options: z.array(z.string().min(1)).min(2).max(letters.length),
    /** Letter of the right one. */
    answer: z.enum(letters),
  })
  .refine(({ options, answer }) => letters.indexOf(answer) < options.length, 'answer: no option has this letter');

export type ExamQuestion = z.output<typeof row>;

/** The letter of the option at a place from 0. */
export const letterAt = (place: number): ExamQuestion['answer'] => letters[place]!;

/**
 * A benchmark of examination questions with lettered options.
 *
 * @example
 * examQuestions({ id: 'medqa', exam: 'a medical licensing examination', … })
 */
export const examQuestions = ({
  exam,
  ...definition
}: {
  id: string;
  description: string;
  /** Where the questions come from, as it ends the first sentence of the instruction. */
  exam: string;
  split?: string;
  originals: Originals<ExamQuestion>;
}): SuiteDefinition =>
  suiteBenchmark({
    ...definition,
    row,
    instruction: `Answer a question of ${exam}. Give the letter of the best option and nothing else.`,
    input: ({ question }) => `Question: ${question}`,
    answer: { choices: ({ options }) => options, correct: ({ answer }) => answer },
  });
