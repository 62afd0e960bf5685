import { csv, type OriginalFixture } from './original-fixture.ts';

/** The form that Stanford's notes share: question, note, letter. */
export const stanfordNotes = (id: string): OriginalFixture => ({
  files: {
    [`${id}.csv`]: csv(
      ['prompt', 'context', 'label', 'extra'],
      ['Is it so?', 'A made-up note,\nof two lines.', 'A', ''],
      ['Is it so?', 'Another "note".', 'B', ''],
      ['Is it so?', 'Another "note".', 'B', ''],
    ),
  },
  instances: [
    { row: { question: 'Is it so?', note: 'A made-up note,\nof two lines.', label: 'A' } },
    { row: { question: 'Is it so?', note: 'Another "note".', label: 'B' } },
  ],
  leftOut: ['question and note are those of an earlier record'],
  spoiled: {
    files: {
      [`${id}.csv`]: csv(
        ['prompt', 'context', 'label'],
        ['Is it so?', 'A note.\nIt goes on.', 'A'],
        ['So?', 'B', 'yes'],
      ),
    },
    error: new RegExp(`${id}\\.csv, row 4, column label: `),
  },
});
