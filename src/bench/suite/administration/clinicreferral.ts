import { stanfordNotes } from '../stanford-notes.ts';

/** Notes of palliative care: does the patient qualify for referral to a clinic? */
export const clinicreferral = stanfordNotes({
  id: 'clinicreferral',
  description: 'Says from a note of palliative care whether a patient is eligible for referral to a clinic.',
  task: 'Read a note on a patient, and decide whether the patient should be referred to the clinic.',
  choices: ['Yes', 'No'],
  heading: 'Clinical note',
  described: 'the paper on MedHELM alone',
  questionColumn: 'question',
  repeats: 'stay',
});
