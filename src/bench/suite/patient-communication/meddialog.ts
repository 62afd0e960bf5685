import { z } from 'zod';
import { jsonRecords } from '../originals/json-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { originalFolder } from '../originals/original-folder.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const subsets = ['healthcaremagic', 'icliniq'] as const;

const row = z.strictObject({
  /** Site that the conversation is from. */
  subset: z.enum(subsets),
  conversation: z.string().min(1),
  /** One sentence. */
  summary: z.string().min(1),
});

const data = z.object({ data: z.array(z.unknown()) }).transform((whole) => whole.data);

const columns = z.object({ src: z.string().min(1), tgt: z.string().min(1) });

/** Conversations of patients and doctors, each in one sentence. */
export const meddialog = suiteBenchmark({
  id: 'meddialog',
  description: 'Sums up a written conversation of patient and doctor in one sentence.',
  row,
  instruction: 'Sum up the conversation of a patient and a doctor in one sentence.',
  input: ({ conversation }) => `Conversation:\n${conversation}`,
  cue: 'Summary:',
  answer: { gold: ({ summary }) => summary },
  subset: ({ subset }) => subset,
  originals: {
    expects: [
      'A folder with healthcaremagic/test.json and icliniq/test.json, each an object whose data is a list of objects with',
      'src (the conversation) and tgt (its summary).',
    ].join(' '),
    format: 'helm',
    access: [
      'Public: the splits that HELM made of MedDialog, bundle 0x82f0c47f6d3e4462ae9ef8ea39eebe64 of',
      'https://worksheets.codalab.org.',
    ].join(' '),
    async *load(path, options) {
      const folder = originalFolder(path, 'healthcaremagic and icliniq');
      for (const subset of subsets) {
        const file = originalFile(folder, `${subset}/test.json`);
        yield* readRows(file, {
          ...options,
          columns,
          records: jsonRecords(file, data),
          row: ({ src, tgt }) => ({ row: { subset, conversation: src, summary: tgt } }),
        });
      }
    },
  },
});
