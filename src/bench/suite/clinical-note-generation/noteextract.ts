import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({ note: z.string().min(1) });

/** Notes of community health workers, put into a form. There is no reference answer: judges compare with the note. */
export const noteextract = suiteBenchmark({
  id: 'noteextract',
  description: 'Puts what a free note says into a form with fixed fields, and adds nothing.',
  row,
  instruction: [
    'Fill in the form below from a clinical note. Take only what the note says, in its own words where you can; infer',
    'and add nothing. Write "Not mentioned" in a field of which the note says nothing.\n',
    'Chief Complaint:',
    'History of Present Illness',
    '- Onset (when it began, suddenly or slowly):',
    '- Provoking/Palliating Factors (what makes it worse or better):',
    '- Quality (what it feels like):',
    '- Region/Radiation (where it is, where it moves to):',
    '- Severity (from 1 to 10):',
    '- Timing (when it comes):',
    '- Related Symptoms:',
  ].join('\n'),
  input: ({ note }) => `Clinical note:\n${note}`,
  cue: 'Form:',
  answer: { gold: null },
  originals: {
    expects: 'A CSV file with the column MO Note, one note a record. Records without a note are left out.',
    format: 'helm',
    access: 'Private: care plans written by community health workers, not shared.',
    load: (path, options) =>
      readRows(originalFile(path, 'noteextract.csv'), {
        ...options,
        columns: z.object({ 'MO Note': z.string() }),
        row: ({ 'MO Note': note }) => (note.trim() === '' ? 'it has no note' : { row: { note } }),
      }),
  },
});
