import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  diagnosis: z.string().min(1),
  procedure: z.string().min(1),
  history_physical: z.string().min(1),
  operative_note: z.string().min(1),
  /** As they were given to the patient. */
  instructions: z.string().min(1),
});

const text = z.string().transform((cell) => cell.trim());

const columns = z.object({
  QC: text,
  Diagnosis: text,
  ActualProcedure: text,
  HistoryPhysicalNoteText: text,
  OperativeNoteText: text,
  DischargeInstructionNoteText: text,
});

/** Instructions to take home after an outpatient procedure. */
export const patientinstruct = suiteBenchmark({
  id: 'patientinstruct',
  description: 'Writes instructions for a patient to follow at home after an outpatient procedure.',
  row,
  instruction: [
    'Write the instructions that a patient takes home after a procedure. Fit them to the case below: what to do and to',
    'avoid and for how long, medicines, food, wound, activity, the next visit, and when to call for help. Speak to the',
    'patient in plain words.',
  ].join(' '),
  input: (row) =>
    [
      `Diagnosis: ${row.diagnosis}`,
      `Procedure: ${row.procedure}`,
      `History and physical: ${row.history_physical}`,
      `Operative note: ${row.operative_note}`,
    ].join('\n'),
  cue: 'Instructions for the patient:',
  answer: { gold: ({ instructions }) => instructions },
  originals: {
    expects: [
      'dataset_cases_qc.csv, with the columns QC, Diagnosis, ActualProcedure, HistoryPhysicalNoteText, OperativeNoteText',
      'and DischargeInstructionNoteText. Rows whose QC is not TRUE or that lack one of the texts are left out.',
    ].join(' '),
    format: 'helm',
    access: [
      'Private: cases from STARR-OMOP, the research warehouse of Stanford, not handed out; ask its authors to run the',
      'benchmark there, or bring a table of your own with these columns.',
    ].join(' '),
    load: (path, options) =>
      readRows(originalFile(path, 'dataset_cases_qc.csv'), {
        ...options,
        columns,
        row: (cells) => {
          if (cells.QC.toUpperCase() !== 'TRUE') return 'its QC is not TRUE';
          const lacks = Object.entries(cells).find(([, cell]) => cell === '')?.[0];
          if (lacks) return `it has no ${lacks}`;
          return {
            row: {
              diagnosis: cells.Diagnosis,
              procedure: cells.ActualProcedure,
              history_physical: cells.HistoryPhysicalNoteText,
              operative_note: cells.OperativeNoteText,
              instructions: cells.DischargeInstructionNoteText,
            },
          };
        },
      }),
  },
});
