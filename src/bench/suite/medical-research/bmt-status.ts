import { stanfordNotes } from '../stanford-notes.ts';

/** Notes after a bone marrow transplant: was there another? */
export const bmtStatus = stanfordNotes({
  id: 'bmt-status',
  description:
    'Says from clinical notes whether a patient had another transplant after a first bone marrow or stem cell transplant.',
  task: [
    'Read a note on a patient after a bone marrow or stem cell transplant, for a registry of transplants, and',
    "decide what it says of the patient's status.",
  ].join(' '),
  choices: ['Yes', 'No'],
  heading: 'Clinical note',
  described: 'the paper on MedHELM alone',
});
