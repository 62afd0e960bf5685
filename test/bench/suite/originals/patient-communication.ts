import { utils, write } from 'xlsx';
import { csv, type OriginalFixture } from './original-fixture.ts';
import { stanfordNotes } from './stanford-notes.ts';

const sheet = (rows: unknown[][]): Uint8Array => {
  const book = utils.book_new(utils.aoa_to_sheet(rows), 'DrugQA');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
};
const medicationFile = 'MedInfo2019-QA-Medications.xlsx';
const medicationHeader = ['Question', 'Focus (Drug)', 'Question Type', 'Answer', 'Section Title', 'URL'];

const dialogs = (...data: object[]): string => JSON.stringify({ data });

const mediqaFile = 'MEDIQA_Task3_QA/MEDIQA2019-Task3-QA-TestSet-wLabels.xml';
const mediqa = (questions: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<MEDIQA2019_Task3_QA>${questions}</MEDIQA2019_Task3_QA>`;
const mediqaAnswer = (rank: number, text: string): string =>
  `<Answer AID="1_A${rank}" SystemRank="1" ReferenceRank="${rank}" ReferenceScore="3"><AnswerURL>x</AnswerURL>` +
  `<AnswerText>${text}</AnswerText></Answer>`;

const mentalHeader = ['topic', 'dialogue_type', 'context', 'gold_counselor_response'];

const caseHeader = [
  'QC',
  'Diagnosis',
  'ActualProcedure',
  'HistoryPhysicalNoteText',
  'OperativeNoteText',
  'DischargeInstructionNoteText',
];

/** Patient communication and education. */
export const patientCommunication: Record<string, OriginalFixture> = {
  medicationqa: {
    files: {
      [medicationFile]: sheet([
        medicationHeader,
        ['how is drug x taken?', 'x', 'Usage', 'With water.', 'Use', 'https://example.org'],
        ['what is drug y?', 'y', 'Information', null, 'About', 'https://example.org'],
        ['is drug z safe?', 'z', 'Side effects', 'In most people, it is.', 'Risks', 'https://example.org'],
      ]),
    },
    instances: [
      { row: { question: 'how is drug x taken?', answer: 'With water.' } },
      { row: { question: 'is drug z safe?', answer: 'In most people, it is.' } },
    ],
    leftOut: ['it has no answer'],
    spoiled: {
      files: { [medicationFile]: sheet([medicationHeader, ['a?', '', '', 'b'], [null, 'x', '', 'c']]) },
      error: /Medications\.xlsx, row 3, column Question: /,
    },
  },
  patientinstruct: {
    files: {
      'dataset_cases_qc.csv': csv(
        caseHeader,
        ['true', ' Hernia ', 'Repair', 'A made-up history.', 'A note.', 'Rest.'],
        ['FALSE', 'Hernia', 'Repair', 'A history.', 'A note.', 'Rest.'],
        ['TRUE', 'Hernia', 'Repair', 'A history.', ' ', 'Rest.'],
      ),
    },
    instances: [
      {
        row: {
          diagnosis: 'Hernia',
          procedure: 'Repair',
          history_physical: 'A made-up history.',
          operative_note: 'A note.',
          instructions: 'Rest.',
        },
      },
    ],
    leftOut: ['its QC is not TRUE', 'it has no OperativeNoteText'],
    spoiled: {
      files: { 'dataset_cases_qc.csv': csv(caseHeader.slice(0, 5), ['TRUE', 'a', 'b', 'c', 'd']) },
      error: /dataset_cases_qc\.csv, row 2, column DischargeInstructionNoteText: there is no such column/,
    },
  },
  meddialog: {
    files: {
      'healthcaremagic/test.json': dialogs({ id: 0, src: 'Patient: A. Doctor: B.', tgt: 'A or B?' }),
      'icliniq/test.json': dialogs({ id: 0, src: 'Patient: C. Doctor: D.', tgt: 'C and D.' }),
    },
    instances: [
      { row: { subset: 'healthcaremagic', conversation: 'Patient: A. Doctor: B.', summary: 'A or B?' } },
      { row: { subset: 'icliniq', conversation: 'Patient: C. Doctor: D.', summary: 'C and D.' } },
    ],
    spoiled: {
      files: { 'icliniq/test.json': dialogs({ src: 'a', tgt: 'b' }, { src: 'c', tgt: 4 }) },
      error: /icliniq\/test\.json, row 2, column tgt: /,
    },
  },
  medconfinfo: stanfordNotes('medconfinfo'),
  mediqa: {
    files: {
      [mediqaFile]: mediqa(
        `<Question QID="7"><QuestionText>Is it &lt;so&gt;?</QuestionText><AnswerList>` +
          `${mediqaAnswer(2, 'Perhaps.')}${mediqaAnswer(1, 'It is.')}${mediqaAnswer(1, 'Too late.')}</AnswerList></Question>` +
          `<Question QID="8"><QuestionText>And this?</QuestionText><AnswerList>${mediqaAnswer(3, 'No.')}</AnswerList></Question>`,
      ),
    },
    instances: [{ id: '7', row: { question: 'Is it <so>?', answer: 'It is.' } }],
    leftOut: ['it has no answer of rank 1'],
    spoiled: {
      files: { [mediqaFile]: mediqa('<Question QID="9"><AnswerList/></Question>') },
      error: /wLabels\.xml, row 1, column QuestionText: /,
    },
  },
  mentalhealth: {
    files: {
      'processed_dialogues.csv': csv(mentalHeader, ['Anxiety', '2', 'counselor: Hello.\nclient: Hi.', 'How are you?']),
    },
    instances: [
      {
        row: {
          topic: 'Anxiety',
          dialogue_type: '2',
          context: 'counselor: Hello.\nclient: Hi.',
          response: 'How are you?',
        },
      },
    ],
    spoiled: {
      files: { 'processed_dialogues.csv': csv(mentalHeader, ['Anxiety', '2', 'client: Hi.', '']) },
      error: /processed_dialogues\.csv, row 2, column gold_counselor_response: /,
    },
  },
  proxysender: stanfordNotes('proxysender'),
  privacydetection: stanfordNotes('privacydetection'),
};
