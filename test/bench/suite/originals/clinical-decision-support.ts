import { parquetWriteBuffer } from 'hyparquet-writer';
import { utils, write } from 'xlsx';
import { csv, jsonl, type OriginalFixture } from './original-fixture.ts';
import { stanfordNotes } from './stanford-notes.ts';

const sheet = (...records: unknown[][]): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(records), 'Sheet1');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
};

const medecFile = 'MEDEC-MS-TestSet-with-GroundTruth-and-ErrorType.csv';
const medecHeader = ['Text ID', 'Sentences', 'Error Flag', 'Error Type', 'Error Sentence ID', 'Corrected Sentence'];

const medcalcHeader = [
  ['Row Number', 'Calculator Name', 'Category', 'Patient Note', 'Question'],
  ['Ground Truth Answer', 'Lower Limit', 'Upper Limit'],
].flat();

const question = (cop: number | string) => ({
  id: 'q-1',
  question: 'Which?',
  opa: 'one',
  opb: 'two',
  opc: 'three',
  opd: 'four',
  cop,
});

const headqa = (answers: object[], more: object[] = []) =>
  JSON.stringify({
    exams: {
      Cuaderno_2013_1_B: { name: 'x', data: [{ qid: '1', qtext: 'Which?', ra: '2', answers, image: '' }, ...more] },
    },
  });

const options = [
  { aid: 1, atext: 'one' },
  { aid: 2, atext: 'two' },
];

const events = (ids: bigint[], times: (Date | null)[], code: string[]): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'subject_id', data: ids, type: 'INT64' },
        { name: 'time', data: times, type: 'TIMESTAMP' },
        { name: 'code', data: code, type: 'STRING' },
        { name: 'numeric_value', data: ids.map(() => 1.5), type: 'DOUBLE' },
      ],
    }),
  );

const labels = (ids: bigint[], times: Date[], data: unknown[], type: 'BOOLEAN' | 'STRING' = 'BOOLEAN'): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'subject_id', data: ids, type: 'INT64' },
        { name: 'prediction_time', data: times, type: 'TIMESTAMP' },
        { name: 'boolean_value', data, type },
      ],
    }),
  );

const day = (date: number) => new Date(Date.UTC(2020, 0, date));

/** Clinical decision support. */
export const clinicalDecisionSupport: Record<string, OriginalFixture> = {
  'medcalc-bench': {
    files: {
      'test_data.csv': csv(
        medcalcHeader,
        ['1', 'BMI', 'physical', 'A made-up note.', 'What is it?', '25', '23.75', '26.25'],
        [
          '7',
          'Due date',
          'date',
          'Another.',
          'When?',
          "('14 weeks', '2 days')",
          "('14 weeks', '2 days')",
          "('14 weeks', '2 days')",
        ],
      ),
    },
    instances: [
      {
        id: '1',
        row: {
          note: 'A made-up note.',
          question: 'What is it?',
          category: 'physical',
          answer: '25',
          lower: '23.75',
          upper: '26.25',
        },
      },
      {
        id: '7',
        row: {
          note: 'Another.',
          question: 'When?',
          category: 'date',
          answer: "('14 weeks', '2 days')",
          lower: "('14 weeks', '2 days')",
          upper: "('14 weeks', '2 days')",
        },
      },
    ],
    spoiled: {
      files: { 'test_data.csv': csv(medcalcHeader, ['1', 'BMI', 'physics', 'A note.', 'What?', '25', '23', '26']) },
      error: /test_data\.csv, row 2, column Category: /,
    },
  },
  clear: {
    files: {
      'alcohol_dependence.xlsx': sheet(['text', 'result_human'], [' A made-up note. ', 1], ['', 0], ['Another.', 2]),
      'unemployment.xlsx': sheet(['text', 'result_human'], ['A third.', '0']),
    },
    instances: [
      { row: { condition: 'alcohol_dependence', note: 'A made-up note.', label: '1' } },
      { row: { condition: 'alcohol_dependence', note: 'Another.', label: '2' } },
      { row: { condition: 'unemployment', note: 'A third.', label: '0' } },
    ],
    leftOut: ['it has no text or no label'],
    spoiled: {
      files: { 'unemployment.xlsx': sheet(['text', 'result_human'], ['A third.', 0], ['A fourth.', 3]) },
      error: /unemployment\.xlsx, row 3, column result_human: /,
    },
  },
  mtsamples: {
    files: {
      'mtsamples_processed/b.txt': 'SUBJECTIVE: Made up.\nPLAN: Rest, and come back.\nKeywords: x\n',
      'mtsamples_processed/a.txt': 'HISTORY: Invented.\nSUMMARY: All is well.\nKeywords: y\n',
      'mtsamples_processed/c.txt': 'HISTORY: Neither.\n',
      'mtsamples_processed/d.txt': 'HISTORY: Fictional.\nPlan: Written small.\n',
    },
    instances: [
      { id: 'a', row: { report: 'HISTORY: Invented.\nSUMMARY: All is well.\nKeywords: y', reference: 'All is well.' } },
      { id: 'b', row: { report: 'SUBJECTIVE: Made up.', reference: 'Rest, and come back.' } },
    ],
    leftOut: ['it has no plan, summary or findings', 'it has a heading in small letters only'],
  },
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
  ehrshot: {
    files: {
      'data/data.parquet': events(
        [5n, 5n, 5n, 6n, 7n],
        [null, day(1), day(9), day(2), day(3)],
        ['SEX/F', 'ICD10CM/I10', 'ICD10CM/N18', 'CPT4/1', 'CPT4/2'],
      ),
      'labels/lab_anemia/labels.parquet': labels([7n, 5n, 8n], [day(4), day(5), day(6)], [false, true, true]),
      'labels/guo_readmission/labels.parquet': labels([5n], [day(10)], [false]),
    },
    instances: [
      {
        id: 'guo_readmission-5-2020-01-10T00:00:00.000Z',
        row: {
          subject: 'guo_readmission',
          patient: '5',
          events: ['SEX/F', 'ICD10CM/I10', 'ICD10CM/N18'],
          outcome: 'no',
        },
        source: '5',
      },
      {
        id: 'lab_anemia-5-2020-01-05T00:00:00.000Z',
        row: { subject: 'lab_anemia', patient: '5', events: ['SEX/F', 'ICD10CM/I10'], outcome: 'yes' },
        source: '5',
      },
      {
        id: 'lab_anemia-7-2020-01-04T00:00:00.000Z',
        row: { subject: 'lab_anemia', patient: '7', events: ['CPT4/2'], outcome: 'no' },
        source: '7',
      },
    ],
    leftOut: ['patient 8 has 1 labels, and no events in one place'],
    spoiled: {
      files: { 'labels/guo_readmission/labels.parquet': labels([5n, 6n], [day(9), day(9)], ['yes', 'no'], 'STRING') },
      error: /labels\.parquet, row 1, column boolean_value: /,
    },
  },
  headqa: {
    files: {
      'test_HEAD_EN.json': headqa(options, [
        { qid: '2', qtext: 'What is shown?', ra: '1', answers: options, image: 'image/1.png' },
      ]),
    },
    instances: [{ id: 'Cuaderno_2013_1_B-1', row: { question: 'Which?', options: ['one', 'two'], answer: 'B' } }],
    leftOut: ['it is about an image'],
    spoiled: {
      files: { 'test_HEAD_EN.json': headqa([{ aid: 1, atext: 'one' }, { aid: 2 }]) },
      error: /test_HEAD_EN\.json, row 1, column answers\.1\.atext: /,
    },
  },
  medbullets: {
    files: {
      'medbullets_op5.csv':
        'link,question,opa,opb,opc,opd,ope,answer_idx,answer\n' +
        'x,"Which, then?",one,two,three,four,five,D,four,,,\n' +
        'x,Which?,one,two,three,four,five,,\n',
    },
    instances: [{ row: { question: 'Which, then?', options: ['one', 'two', 'three', 'four', 'five'], answer: 'D' } }],
    leftOut: ['it has no question, no first option or no answer'],
    spoiled: {
      files: { 'medbullets_op5.csv': 'question,opa,opb,opc,opd,ope,answer_idx\nWhich?,1,2,3,4,5,F\n' },
      error: /medbullets_op5\.csv, row 2, column answer_idx: /,
    },
  },
  medqa: {
    files: {
      'phrases_no_exclude_test.jsonl': jsonl({
        question: 'Which?',
        answer: 'three',
        options: { A: 'one', B: 'two\n"', C: 'three', D: 'four' },
        answer_idx: 'C',
      }),
    },
    instances: [{ row: { question: 'Which?', options: ['one', 'two', 'three', 'four'], answer: 'C' } }],
    spoiled: {
      files: {
        'phrases_no_exclude_test.jsonl': jsonl({
          question: 'Which?',
          options: { A: 'one', B: 'two', C: 'x' },
          answer_idx: 'C',
        }),
      },
      error: /test\.jsonl, row 1, column options\.D: /,
    },
  },
  medmcqa: {
    files: { 'dev.json': jsonl(question(2), { ...question(4), id: 'q-2' }) },
    instances: [
      { id: 'q-1', row: { question: 'Which?', options: ['one', 'two', 'three', 'four'], answer: 'B' } },
      { id: 'q-2', row: { question: 'Which?', options: ['one', 'two', 'three', 'four'], answer: 'D' } },
    ],
    spoiled: { files: { 'dev.json': jsonl(question(1), question(0)) }, error: /dev\.json, row 2, column cop: / },
  },
  medalign: {
    files: {
      'clinician-reviewed-model-responses.tsv':
        'instruction_id\tquestion\tperson_id\tmodel\n1\tHow is he?\t20\ta\n1\tHow is he?\t20\tb\n2\tAnd she?\t21\ta\n',
      'clinician-instruction-responses.csv': csv(
        ['instruction_id', 'annotator_num', 'clinician_response'],
        ['1', 'Annotator_1', 'Well.'],
        ['1', 'Annotator_2', 'Fine.'],
        ['2', 'Annotator_1', 'Better.'],
        ['3', 'Annotator_1', 'Worse.'],
      ),
      'medalign_ehr_xml/20.xml': '<record><note>Made up.</note></record>',
    },
    instances: [
      {
        id: '1',
        row: {
          patient: '20',
          record: '<record><note>Made up.</note></record>',
          request: 'How is he?',
          response: 'Well.',
        },
        source: '20',
      },
    ],
    leftOut: [
      'it is by Annotator_2',
      'there is no record medalign_ehr_xml/21.xml',
      'its instruction 3 is not among the requests',
    ],
    spoiled: {
      files: { 'clinician-reviewed-model-responses.tsv': 'instruction_id\tquestion\tperson_id\n1\tHow?\t\n' },
      error: /model-responses\.tsv, row 2, column person_id: /,
    },
  },
  'adhd-behavior': stanfordNotes('adhd-behavior'),
  'adhd-medeffects': stanfordNotes('adhd-medeffects'),
};
