import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({ note: z.string().min(1), course: z.string().min(1) });

/** Brief hospital courses, from the rest of the discharge note. */
export const mimicBhc = suiteBenchmark({
  id: 'mimic-bhc',
  description: 'Writes the brief hospital course of a discharge note from the rest of it.',
  row,
  instruction: 'Write the brief hospital course that sums up a clinical note.',
  input: ({ note }) => `Clinical note:\n${note}`,
  cue: 'Brief hospital course:',
  answer: { gold: ({ course }) => course },
  originals: {
    expects: [
      'mimic_iv_bhc.json, one JSON object a line, or mimic-iv-bhc.csv, with input (the note), target (the hospital',
      'course) and, where there is one, note_id. Records without a note or a course are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Gated: credentialed access at https://physionet.org/content/labelled-notes-hospital-course.',
    load: (path, options) =>
      readRows(originalFile(path, 'mimic_iv_bhc.json', 'mimic-iv-bhc.csv'), {
        ...options,
        columns: z.object({ note_id: z.string().optional(), input: z.string(), target: z.string() }),
        row: ({ note_id: name, input: note, target: course }) =>
          note && course ? { name, row: { note, course } } : 'it has no note or no hospital course',
      }),
  },
});
