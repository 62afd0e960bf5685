import { suiteBenchmark } from '../suite-definition.ts';
import { reportFolder, transcription } from '../transcriptions.ts';

/**
 * Plans of treatment, from the rest of a transcribed report. As in HELM, where a report has no plan its summary or
 * findings are the reference, and stay in the input.
 */
export const mtsamples = suiteBenchmark({
  id: 'mtsamples',
  description: 'Writes a plan of treatment for the patient of a transcribed report.',
  row: transcription,
  instruction: 'Read a report on a patient and write a sensible plan of treatment.',
  input: ({ report }) => `Report:\n${report}`,
  cue: 'Plan:',
  answer: { gold: ({ reference }) => reference },
  originals: {
    expects: [
      'The folder mtsamples_processed, one report a text file. The reference is the line after PLAN:, else SUMMARY:, else',
      'FINDINGS:; reports with none of them, or with the heading in small letters only, are left out.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/raulista1997/benchmarkdata at ebc104a4, from https://mtsamples.com.',
    load: reportFolder('mtsamples_processed', ['PLAN:']),
  },
});
