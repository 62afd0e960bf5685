import { z } from 'zod';
import { medecScorer } from '../../scorers/medec-scorer.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  /** One numbered sentence a line. */
  note: z.string().min(1),
  /** `CORRECT`, or the number of the wrong sentence and its correction. */
  verdict: z.string().min(1),
});

const columns = z.object({
  'Text ID': z.string().min(1),
  Sentences: z.string(),
  'Error Flag': z.enum(['0', '1']),
  'Error Sentence ID': z.string(),
  'Corrected Sentence': z.string(),
});

/** Medical errors in clinical notes: is there one, and in which sentence? */
export const medec = suiteBenchmark({
  id: 'medec',
  description: 'Finds and corrects the one wrong sentence of a clinical note, or says that the note is right.',
  row,
  instruction: [
    'Check a clinical note for medical errors. It has one sentence a line, each after its number, and at most one of',
    'them is wrong.',
    'If every sentence is right, answer with the single word CORRECT and nothing else. If one is wrong, answer with its',
    'number, a space, and the sentence as it should read.',
  ].join(' '),
  input: ({ note }) => `Clinical note:\n${note}`,
  answer: {
    scorers: [
      medecScorer({ gold: ({ verdict }: z.output<typeof row>) => verdict }),
      medecScorer({ gold: ({ verdict }: z.output<typeof row>) => verdict, of: 'sentence' }),
    ],
  },
  originals: {
    expects: [
      'MEDEC-MS-TestSet-with-GroundTruth-and-ErrorType.csv of MEDEC (597 notes), with the columns Text ID, Sentences,',
      'Error Flag (0 or 1), Error Sentence ID and Corrected Sentence. Records without sentences are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/abachaa/MEDEC, folder MEDEC-MS.',
    load: (path, options) =>
      readRows(originalFile(path, 'MEDEC-MS-TestSet-with-GroundTruth-and-ErrorType.csv'), {
        ...options,
        columns,
        row: (cells) => {
          const note = cells.Sentences.trim();
          if (note === '') return 'it has no sentences';
          const [sentence, corrected] = [cells['Error Sentence ID'].trim(), cells['Corrected Sentence'].trim()];
          const wrong = cells['Error Flag'] === '1' && corrected !== 'NA' && sentence !== '-1';
          return { name: cells['Text ID'], row: { note, verdict: wrong ? `${sentence} ${corrected}` : 'CORRECT' } };
        },
      }),
  },
});
