import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { OriginalFixture } from './original-fixture.ts';
import { stanfordNotes } from './stanford-notes.ts';

const abstract = (decision: string, labels = ['AIM', 'MAIN RESULTS']) => ({
  QUESTION: 'Is it so?',
  CONTEXTS: ['To see.', 'We saw.'],
  LABELS: labels,
  MESHES: [],
  YEAR: '2100',
  final_decision: decision,
});

const parquet = (answers: { truth: string[]; made: string[] }): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'Question', data: answers.truth.map((_, i) => `Is it ${i + 1}?`) },
        { name: 'Knowledge', data: answers.truth.map(() => ['We saw.', 'It was so.']) },
        { name: 'Ground Truth', data: answers.truth },
        { name: 'Hallucinated Answer', data: answers.made },
      ],
      schema: [
        { name: 'root', num_children: 4 },
        { name: 'Question', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
        { name: 'Knowledge', repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        { name: 'Ground Truth', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
        { name: 'Hallucinated Answer', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
      ],
    }),
  );
const halluFile = 'pqa_labeled/train-00000-of-00001.parquet';

const stars = '*'.repeat(100);
const patient = (
  tags: string,
  text = `\n\nRecord date: 2081-03-04\n\n\nA made-up note.\n${stars}\n\n${stars}\nNo date.\n`,
) =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<PatientMatching>\n<TEXT><![CDATA[${text}]]></TEXT>\n<TAGS>${tags}</TAGS>\n</PatientMatching>`;
const tags = (abdominal: string, cad: string, creatinine: string) =>
  `<ABDOMINAL met="${abdominal}" />\n<ADVANCED-CAD met="${cad}" />\n<CREATININE met="${creatinine}" />\n<ENGLISH met="met" />`;
const notes = ['Record date: 2081-03-04\nA made-up note.', 'No date.'];
const screened = (name: string, criterion: string, met: boolean) => ({
  id: `${name}-${criterion.toLowerCase()}`,
  source: name,
  row: { patient: name, criterion, notes, met },
});

const run = (text: string, colour?: string) =>
  `<w:r>${colour ? `<w:rPr><w:b/><w:color w:val="${colour}"/></w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const docx = (...paragraphs: string[]): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
        `${paragraphs.map((runs) => `<w:p>${runs}</w:p>`).join('')}<w:sectPr/></w:body></w:document>`,
    ),
  });
const raceFile = '41746_2023_939_MOESM1_ESM.docx';

const eicu = {
  'eicu.sql':
    'DROP TABLE IF EXISTS lab;\nCREATE TABLE lab\n(\n    value REAL\n) ;\n\nCREATE TABLE drug (\n  name TEXT\n);\n',
  'eicu.sqlite': 'a database would be here; loading reads none of it',
};
const schema = 'CREATE TABLE lab\n(\nvalue REAL\n) ;\n\nCREATE TABLE drug (\nname TEXT\n);';

/** Medical research assistance. */
export const medicalResearch: Record<string, OriginalFixture> = {
  'bmt-status': stanfordNotes('bmt-status'),
  ehrsql: {
    files: {
      ...eicu,
      'valid.json': JSON.stringify([
        { question: 'how many?', query: 'SELECT count(*) FROM lab', value: { n: 1 }, is_impossible: false, id: 'a' },
        { question: 'no query?' },
      ]),
      'test.json': JSON.stringify([{ question: 'what weather?', query: 'nan', value: {}, is_impossible: true }]),
    },
    instances: [
      { row: { question: 'how many?', schema, query: 'SELECT count(*) FROM lab', value: { n: 1 }, impossible: false } },
      { row: { question: 'what weather?', schema, query: 'nan', value: {}, impossible: true } },
    ],
    leftOut: ['it has no query'],
    spoiled: {
      files: { 'test.json': JSON.stringify([{ question: 'a?', query: 'SELECT 1', is_impossible: 'no' }]) },
      error: /test\.json, row 1, column is_impossible: /,
    },
  },
  medhallu: {
    files: { [halluFile]: parquet({ truth: ['It is.', 'No.'], made: ['It was never seen.', 'Yes, by magic.'] }) },
    instances: [
      ['Is it 1?', 'It is.', '0'],
      ['Is it 1?', 'It was never seen.', '1'],
      ['Is it 2?', 'No.', '0'],
      ['Is it 2?', 'Yes, by magic.', '1'],
    ].map(([question, answer, label]) => ({
      source: question!,
      row: { question, knowledge: 'We saw.\nIt was so.', answer, label },
    })),
    spoiled: {
      files: { [halluFile]: parquet({ truth: ['It is.', ''], made: ['No.', 'Yes.'] }) },
      error: /\.parquet, row 2, column Ground Truth: /,
    },
  },
  'n2c2-ct': {
    files: {
      'test/101.xml': patient(tags('met', 'not met', 'not met')),
      'test/102.xml': patient(tags('not met', 'not met', 'met')),
      'train/100.xml': 'is not read',
    },
    instances: [
      screened('101', 'ABDOMINAL', true),
      screened('102', 'ABDOMINAL', false),
      screened('101', 'ADVANCED-CAD', false),
      screened('102', 'ADVANCED-CAD', false),
      screened('101', 'CREATININE', false),
      screened('102', 'CREATININE', true),
    ],
    spoiled: {
      files: { 'test/102.xml': patient(tags('met', 'perhaps', 'met')) },
      error: /102\.xml, column ADVANCED-CAD: met is "perhaps": say "met" or "not met"/,
    },
  },
  pubmedqa: {
    files: { 'data/ori_pqal.json': JSON.stringify({ '21000001': abstract('yes'), '21000002': abstract('maybe') }) },
    instances: ['yes', 'maybe'].map((decision, i) => ({
      id: `2100000${i + 1}`,
      row: {
        question: 'Is it so?',
        contexts: ['To see.', 'We saw.'],
        labels: ['AIM', 'MAIN RESULTS'],
        decision,
      },
    })),
    spoiled: {
      files: { 'data/ori_pqal.json': JSON.stringify({ '1': abstract('no'), '2': abstract('no', ['AIM']) }) },
      error: /ori_pqal\.json, row 2, column LABELS: there must be as many labels as contexts/,
    },
  },
  racebias: {
    files: {
      [raceFile]: docx(
        run('Supplement'),
        run('Run 1: ') + run('Is it so?', '0000FF'),
        run('Yes, ') + run('by race.', 'FF0000'),
        run('Run 2: Is it so?'),
        run('No.'),
        run('It is ') + run('not.', '000000'),
        run('Run 3: Is it so?'),
        run('Yes, by race.'),
      ),
    },
    instances: [
      { row: { question: 'Is it so?', response: 'Yes, by race.', label: 'no' } },
      { row: { question: 'Is it so?', response: 'No.\nIt is not.', label: 'no' } },
    ],
    leftOut: ['a later record asks the same'],
    spoiled: {
      files: { [raceFile]: docx(run('Nothing of the kind')) },
      error: /ESM\.docx: no paragraph starts as "Run 1: question"/,
    },
  },
};
