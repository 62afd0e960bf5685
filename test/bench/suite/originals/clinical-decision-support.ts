import { csv, type OriginalFixture } from './original-fixture.ts';
import { stanfordNotes } from './stanford-notes.ts';

const medecFile = 'MEDEC-MS-TestSet-with-GroundTruth-and-ErrorType.csv';
const medecHeader = ['Text ID', 'Sentences', 'Error Flag', 'Error Type', 'Error Sentence ID', 'Corrected Sentence'];

/** Clinical decision support. */
export const clinicalDecisionSupport: Record<string, OriginalFixture> = {
  'adhd-behavior': stanfordNotes('adhd-behavior'),
  medec: {
    files: {
      [medecFile]: csv(
        medecHeader,
        ['ms-1', '0 A made-up note.\n1 All is well.', '0', 'NA', '-1', 'NA'],
        ['ms-2', '0 Another.\n1 It is "wrong".', '1', 'treatment', '1', 'It is right.'],
        ['ms-3', ' ', '0', 'NA', '-1', 'NA'],
      ),
    },
    instances: [
      { id: 'ms-1', row: { note: '0 A made-up note.\n1 All is well.', verdict: 'CORRECT' } },
      { id: 'ms-2', row: { note: '0 Another.\n1 It is "wrong".', verdict: '1 It is right.' } },
    ],
    leftOut: ['it has no sentences'],
    spoiled: {
      files: {
        [medecFile]: csv(
          medecHeader,
          ['ms-1', '0 One.', '0', 'NA', '-1', 'NA'],
          ['ms-2', '0 Two.', 'yes', 'NA', '-1', 'NA'],
        ),
      },
      error: /ErrorType\.csv, row 3, column Error Flag: /,
    },
  },
};
