import { z } from 'zod';
import { jsonRecords } from '../originals/json-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const decisions = ['yes', 'no', 'maybe'] as const;

const row = z.strictObject({
  question: z.string().min(1),
  /** Sections of an abstract, without its conclusion … */
  contexts: z.array(z.string()).min(1),
  /** … and their headings. */
  labels: z.array(z.string()),
  decision: z.enum(decisions),
});

const byId = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .transform((items) => Object.entries(items).map(([id, item]) => ({ id, ...item })));

const columns = z
  .object({
    id: z.string(),
    QUESTION: z.string().min(1),
    CONTEXTS: z.array(z.string()).min(1),
    LABELS: z.array(z.string()),
    final_decision: z.enum(decisions),
  })
  .refine(({ CONTEXTS, LABELS }) => CONTEXTS.length === LABELS.length, {
    path: ['LABELS'],
    message: 'there must be as many labels as contexts',
  });

/** Does the abstract of a study answer its question with yes, no or maybe? */
export const pubmedqa = suiteBenchmark({
  id: 'pubmedqa',
  description: 'Answers the question of a study by its abstract, without the conclusion: yes, no or maybe.',
  row,
  instruction: [
    'Read the abstract of a study, which lacks its conclusion, and answer the question by what it found. Answer with the',
    'letter of one option and nothing else.',
  ].join(' '),
  input: ({ question, contexts, labels }) =>
    `${contexts.map((context, i) => `${titled(labels[i]!)}. ${context}`).join('\n')}\n\nQuestion: ${question}`,
  answer: {
    choices: () => ['Yes', 'No', 'Maybe'],
    correct: ({ decision }) => 'ABC'[decisions.indexOf(decision)]!,
  },
  originals: {
    expects: [
      'ori_pqal.json of PubMedQA, the labelled part (1,000 questions): an object whose keys are PubMed ids and whose values',
      'have QUESTION, CONTEXTS, LABELS (one for each context) and final_decision (yes, no, maybe).',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/pubmedqa/pubmedqa, folder data.',
    load(path, options) {
      const file = originalFile(path, 'data/ori_pqal.json', 'ori_pqal.json');
      return readRows(file, {
        ...options,
        columns,
        records: jsonRecords(file, byId),
        row: ({ id: name, QUESTION: question, CONTEXTS: contexts, LABELS: labels, final_decision: decision }) => {
          return { name, row: { question, contexts, labels, decision } };
        },
      });
    },
  },
});

const titled = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1).toLowerCase();
