import { csv, type OriginalFixture } from './original-fixture.ts';

/** The form that Stanford's notes share: question, note, letter. */
export const stanfordNotes = (id: string): OriginalFixture => ({
  files: {
    [`${id}.csv`]: csv(
      ['prompt', 'context', 'label', 'extra'],
      ['Is it so?', 'A made-up note,\nof two lines.', 'A', ''],
      ['Is it so?', 'Another "note".', 'A', ''],
      ['Is it not?', 'Another "note".', 'A', ''],
      ['Is it so?', 'Another "note".', 'B', ''],
    ),
  },
  instances: [
    { row: { question: 'Is it so?', note: 'A made-up note,\nof two lines.', label: 'A' } },
    { row: { question: 'Is it so?', note: 'Another "note".', label: 'B' } },
    { row: { question: 'Is it not?', note: 'Another "note".', label: 'A' } },
  ],
  leftOut: ['a later record asks the same'],
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
