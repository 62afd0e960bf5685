import { stanfordNotes } from '../stanford-notes.ts';

/** Notes on patients: should hospice care be asked for? */
export const hospicereferral = stanfordNotes({
  id: 'hospicereferral',
  description: 'Says whether a patient should be referred to hospice care.',
  task: 'Read a note on a patient, and decide whether it calls for hospice care.',
  choices: ['Yes', 'No'],
  heading: 'Clinical note',
  described: 'the paper on MedHELM alone',
});
