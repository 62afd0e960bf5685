import { z } from 'zod';
import { mergeRepeats } from './originals/merge-repeats.ts';
import { originalFile } from './originals/original-file.ts';
import { readRows } from './originals/read-rows.ts';
import { suiteBenchmark, type SuiteDefinition } from './suite-definition.ts';

export interface StanfordNotes {
  id: string;
  description: string;
  /** What to decide, without how to answer: that is added. */
  task: string;
  /** Texts of the options A, B, C …: what the labels of the data set stand for. */
  choices: readonly string[];
  /** What the note is, as it heads it: `Clinical note` unless stated. */
  heading?: string;
  /** Where the data set was described. */
  described: string;
  /** Column of the question: `prompt` unless stated. */
  questionColumn?: 'prompt' | 'question';
  /**
   * Records with the same question and note: `merge` (unless stated) into one with the last label, as HELM does where the
   * prompt is made of both alone; or `stay`, where HELM counts its prompts up.
   */
  repeats?: 'merge' | 'stay';
  /** Records with an empty label: `refused` (unless stated) or `left out`. */
  unlabelled?: 'refused' | 'left out';
}

/**
 * A benchmark of Stanford's notes: they share one form, a question about a note and the letter of the answer.
 *
 * @example
 * stanfordNotes({ id: 'bmt-status', task: 'Read …', choices: ['Yes', 'No'], … })
 */
export function stanfordNotes({
  id,
  description,
  task,
  choices,
  heading = 'Clinical note',
  described,
  questionColumn = 'prompt',
  repeats = 'merge',
  unlabelled = 'refused',
}: StanfordNotes): SuiteDefinition {
  const letters = choices.map((_, i) => String.fromCharCode(65 + i));
  const label = z.enum(letters as [string, ...string[]]);
  return suiteBenchmark({
    id,
    description,
    row: z.strictObject({ question: z.string().min(1), note: z.string().min(1), label }),
    instruction: `${task} Answer with the letter of the right option and nothing else.`,
    input: ({ question, note }) => `${heading}:\n${note}\n\nQuestion: ${question}`,
    answer: { choices: () => choices, correct: (row) => row.label },
    originals: {
      expects: [
        `${id}.csv, a table with the columns ${questionColumn} (the question), context (the note) and label`,
        `(${letters.join(', ')}).`,
        ...(repeats === 'merge' ? ['Of records with the same question and note one stays, with the last label.'] : []),
        ...(unlabelled === 'left out' ? ['Records without a label are left out.'] : []),
      ].join(' '),
      format: 'helm',
      access: `Private: notes of Stanford Health Care, not shared outside; described in ${described}.`,
      load: (path, options) => {
        const file = originalFile(path, `${id}.csv`);
        const rows = readRows(file, {
          ...options,
          columns: z.object({
            [questionColumn]: z.string().min(1),
            context: z.string().min(1),
            label: unlabelled === 'left out' ? label.or(z.literal('')) : label,
          }),
          row: ({ [questionColumn]: question, context, label }) =>
            label === '' ? 'it has no label' : { row: { question: question!, note: context!, label: label! } },
        });
        const asked = ({ question, note }: { question: string; note: string }) => JSON.stringify([question, note]);
        return repeats === 'stay' ? rows : mergeRepeats(file, rows, asked, options);
      },
    },
  });
}
