import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, type OriginalFixture } from './original-fixture.ts';
import { stanfordNotes } from './stanford-notes.ts';

/**
 * The same three records, written by flechette 2.6.0; the columns of `packed` went through lz4 1.9.4. Columns: _id, text,
 * target.
 */
const feather = (name: 'plain' | 'packed'): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'files', `${name}.feather`)));

/** Administration and workflow. */
export const administration: Record<string, OriginalFixture> = {
  'cdi-qa': stanfordNotes('cdi-qa'),
  // HELM numbers the prompts of these two, so that records which ask the same stay apart.
  clinicreferral: {
    files: {
      'clinicreferral.csv': csv(
        ['question', 'context', 'label'],
        ['Is it so?', 'A made-up note.', 'A'],
        ['Is it so?', 'A made-up note.', 'B'],
      ),
    },
    instances: [
      { row: { question: 'Is it so?', note: 'A made-up note.', label: 'A' } },
      { row: { question: 'Is it so?', note: 'A made-up note.', label: 'B' } },
    ],
    spoiled: {
      files: { 'clinicreferral.csv': csv(['prompt', 'context', 'label'], ['a', 'b', 'A']) },
      error: /clinicreferral\.csv, row 2, column question: there is no such column/,
    },
  },
  'ent-referral': {
    files: {
      'ent-referral.csv': csv(
        ['prompt', 'context', 'label'],
        ['Is it so?', 'A made-up note.', 'C'],
        ['Is it so?', 'A broken note.', ''],
        ['Is it so?', 'A made-up note.', 'C'],
      ),
    },
    instances: [
      { row: { question: 'Is it so?', note: 'A made-up note.', label: 'C' } },
      { row: { question: 'Is it so?', note: 'A made-up note.', label: 'C' } },
    ],
    leftOut: ['it has no label'],
    spoiled: {
      files: { 'ent-referral.csv': csv(['prompt', 'context', 'label'], ['a', 'b', 'D']) },
      error: /ent-referral\.csv, row 2, column label: /,
    },
  },
  hospicereferral: stanfordNotes('hospicereferral'),
  'mimic-iv-billing-code': {
    files: { 'mimiciv_icd10.feather': feather('packed') },
    instances: [
      {
        row: {
          text: `A made-up summary. ${'The patient walked. '.repeat(12)}`,
          codes: ['J18.1', 'I10'],
        },
      },
      { row: { text: 'Another made-up summary.', codes: ['E11.9'] } },
      { row: { text: 'A third.', codes: ['0W3P8ZZ', 'K25.4'] } },
    ],
    spoiled: {
      files: { 'mimiciv_icd10.feather': 'text,target\na,J18.1\n' },
      error: /mimiciv_icd10\.feather: it is no Feather file/,
    },
  },
};
