import { z } from 'zod';
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
        `A CSV file with the columns prompt (the question), context (the note) and label (${letters.join(', ')}). A`,
        'record with the question and the note of an earlier one is left out: HELM keeps one of them, with the last label.',
      ].join(' '),
      format: 'helm',
      access: `Private: notes of Stanford Health Care, not shared outside; described in ${described}.`,
      load: (path, options) => {
        const seen = new Set<string>();
        return readRows(originalFile(path, `${id}.csv`), {
          ...options,
          columns: z.object({ prompt: z.string().min(1), context: z.string().min(1), label }),
          row: (cells) => {
            const key = JSON.stringify([cells.prompt, cells.context]);
            if (seen.has(key)) return 'question and note are those of an earlier record';
            seen.add(key);
            return { row: { question: cells.prompt, note: cells.context, label: cells.label } };
          },
        });
      },
    },
  });
}
