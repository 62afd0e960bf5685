import { z } from 'zod';
import { billingF1Scorer } from '../../scorers/billing-f1-scorer.ts';
import { featherRecords } from '../originals/feather-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  /** Discharge summary. */
  text: z.string().min(1),
  /** ICD-10. */
  codes: z.array(z.string().min(1)).min(1),
});

const columns = z.object({
  text: z.string().min(1),
  target: z.union([z.string().transform((code) => [code]), z.array(z.string().min(1)).min(1)]),
});

/** Billing codes of a hospital stay. */
export const mimicIvBillingCode = suiteBenchmark({
  id: 'mimic-iv-billing-code',
  description: 'Names the ICD-10 codes that a discharge summary is billed with.',
  row,
  instruction: [
    'Read the discharge summary of a hospital stay and list all ICD-10 codes that apply to it, each with its dot and',
    'separated by commas.',
  ].join(' '),
  input: ({ text }) => `Discharge summary:\n${text}`,
  cue: 'ICD-10 codes:',
  answer: {
    scorers: [billingF1Scorer({ gold: ({ codes }: z.output<typeof row>) => codes, name: 'mimic-billing-f1' })],
  },
  originals: {
    expects: [
      'mimiciv_icd10.feather, as the code of Edin et al. 2023 (medical-coding-reproducibility) makes it of MIMIC-IV, with the',
      'columns text and target (a list of codes). MedHELM took 1,000 of its notes at random.',
    ].join(' '),
    format: 'helm',
    access: [
      'Gated: MIMIC-IV and MIMIC-IV-Note on PhysioNet, for credentialed users who completed the training and signed the',
      'data use agreement (https://physionet.org/content/mimic-iv-note/); then prepare_mimiciv.py of',
      'https://github.com/JoakimEdin/medical-coding-reproducibility. Its terms forbid sending notes to most online models.',
    ].join(' '),
    load(path, options) {
      const file = originalFile(path, 'mimiciv_icd10.feather');
      return readRows(file, {
        ...options,
        columns,
        records: featherRecords(file, ['text', 'target']),
        row: ({ text, target: codes }) => ({ row: { text, codes } }),
      });
    },
  },
});
