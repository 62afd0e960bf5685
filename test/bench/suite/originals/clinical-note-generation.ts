import { gzipSync } from 'node:zlib';
import { csv, jsonl, type OriginalFixture } from './original-fixture.ts';

const gz = (...records: string[][]): Uint8Array => new Uint8Array(gzipSync(csv(...records)));

const visits = (...data: object[]): string => JSON.stringify({ data });

const discharge = ['note_id', 'subject_id', 'hadm_id', 'text'];

/** Clinical note generation. */
export const clinicalNoteGeneration: Record<string, OriginalFixture> = {
  dischargeme: {
    files: {
      'discharge.csv.gz': gz(
        discharge,
        ['n-1', '10', '100', 'Made up. The course. Go home.'],
        ['n-2', '10', '101', 'No radiology.'],
        ['n-3', '11', '102', 'No triage.'],
      ),
      'discharge_target.csv.gz': gz(
        ['hadm_id', 'discharge_instructions', 'brief_hospital_course'],
        ['100', 'Go home.', 'The course.'],
        ['101', 'Go.', 'Course.'],
        ['102', 'Go.', 'Course.'],
      ),
      'radiology.csv.gz': gz(
        ['hadm_id', 'text'],
        ['100', 'Clear lungs.'],
        ['100', 'A later film.'],
        ['102', 'A film.'],
      ),
      'edstays.csv.gz': gz(['subject_id', 'hadm_id'], ['10', '100'], ['10', '101'], ['11', '102']),
      'diagnosis.csv.gz': gz(['subject_id', 'icd_code'], ['10', 'I10'], ['11', 'I11']),
      'triage.csv.gz': gz(['subject_id', 'pain'], ['10', '3']),
    },
    instances: [
      {
        id: '100-brief_hospital_course',
        row: {
          stay: '100',
          target: 'brief hospital course',
          summary: 'Made up.  Go home.',
          radiology: 'Clear lungs.',
          reference: 'The course.',
        },
        source: '100',
      },
      {
        id: '100-discharge_instructions',
        row: {
          stay: '100',
          target: 'discharge instructions',
          summary: 'Made up. The course. ',
          radiology: 'Clear lungs.',
          reference: 'Go home.',
        },
        source: '100',
      },
    ],
    leftOut: ['stay 101 is missing from radiology.csv.gz', 'stay 102 is missing from triage.csv.gz'],
    spoiled: {
      files: { 'discharge.csv.gz': gz(discharge, ['n-1', '10', '', 'Made up.']) },
      error: /discharge\.csv\.gz, row 2, column hadm_id: /,
    },
  },
  'aci-bench': {
    files: {
      'clinicalnlp_taskB_test1_full.json': visits({ src: '[doctor] hello', tgt: 'A NOTE', file: 'x' }),
      'clef_taskC_test3_full.json': visits({ src: '[doctor] hi', tgt: 'ANOTHER' }),
      'clinicalnlp_taskC_test2.json': visits({ src: '[doctor] good day', tgt: 'A THIRD' }),
    },
    instances: [
      { row: { dialogue: '[doctor] hello', note: 'A NOTE' } },
      { row: { dialogue: '[doctor] hi', note: 'ANOTHER' } },
      { row: { dialogue: '[doctor] good day', note: 'A THIRD' } },
    ],
    spoiled: {
      files: {
        'clef_taskC_test3_full.json': visits({ src: '[doctor] hi', tgt: 'x' }, { src: '[doctor] hi', note: 'x' }),
      },
      error: /clef_taskC_test3_full\.json, row 2, column tgt: there is no such column/,
    },
  },
  'mimic-bhc': {
    files: {
      'mimic_iv_bhc.json': jsonl(
        { input: 'A made-up note.', target: 'The course.' },
        { input: '', target: 'Another.' },
      ),
    },
    instances: [{ row: { note: 'A made-up note.', course: 'The course.' } }],
    leftOut: ['it has no note or no hospital course'],
    spoiled: {
      files: { 'mimic_iv_bhc.json': jsonl({ input: 'A note.', target: 'x' }, { input: 'A note.', target: 3 }) },
      error: /mimic_iv_bhc\.json, row 2, column target: /,
    },
  },
  'mtsamples-procedures': {
    files: {
      'mtsample_procedure/a.txt': 'PROCEDURE: Made up.\nFINDINGS: A polyp.\nPLAN: Wait for pathology.\n',
      'mtsample_procedure/b.txt': 'PROCEDURE: Invented.\n',
    },
    instances: [{ id: 'a', row: { report: 'PROCEDURE: Made up.', reference: 'Wait for pathology.' } }],
    leftOut: ['it has no plan, summary or findings'],
  },
  'mimic-rrs': {
    files: {
      'test.findings.tok': 'lungs are clear .\n\nopacity on the left .\n',
      'test.impression.tok': 'normal .\nnone .\npneumonia .\n',
    },
    instances: [
      { row: { findings: 'lungs are clear .', impression: 'normal .' } },
      { row: { findings: 'opacity on the left .', impression: 'pneumonia .' } },
    ],
    leftOut: ['it has no findings or no impression'],
    spoiled: {
      files: { 'test.impression.tok': 'normal .\nnone .\n' },
      error: /test\.impression\.tok: it ends before line 3/,
    },
  },
  noteextract: {
    files: { 'noteextract.csv': csv(['id', 'MO Note'], ['1', 'A made-up note.'], ['2', ' ']) },
    instances: [{ row: { note: 'A made-up note.' } }],
    leftOut: ['it has no note'],
    spoiled: {
      files: { 'noteextract.csv': csv(['id', 'MO note'], ['1', 'A note.']) },
      error: /noteextract\.csv, row 2, column MO Note: there is no such column: did you mean MO note\?/,
    },
  },
};
