import { suiteBenchmark } from '../suite-definition.ts';
import { reportFolder, transcription } from '../transcriptions.ts';

/** Plans after a procedure, from the rest of a transcribed operative report. */
export const mtsamplesProcedures = suiteBenchmark({
  id: 'mtsamples-procedures',
  description: 'Writes the plan or summary that ends the transcribed report of a procedure.',
  row: transcription,
  instruction: 'Read the report of a procedure and write the plan of treatment that should follow from it.',
  input: ({ report }) => `Report:\n${report}`,
  cue: 'Plan:',
  answer: { gold: ({ reference }) => reference },
  originals: {
    expects: [
      'The folder mtsample_procedure, one report a text file. The reference is the line after PLAN:, else SUMMARY:, else',
      'FINDINGS:; reports with none of them, or with the heading in small letters only, are left out. The input ends',
      'before the first of the three.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/raulista1997/benchmarkdata at c4c25244, from https://mtsamples.com.',
    load: reportFolder('mtsample_procedure', ['PLAN:', 'SUMMARY:', 'FINDINGS:']),
  },
});
