import { stanfordNotes } from '../stanford-notes.ts';

/** Notes on adolescents: is there content to keep from a parent? */
export const medconfinfo = stanfordNotes({
  id: 'medconfinfo',
  description: 'Says whether a note on an adolescent holds content that is confidential towards parents.',
  task: [
    "Read a clinician's note on an adolescent, and decide whether it holds what law or good practice keeps from",
    'parents.',
  ].join(' '),
  choices: ['Yes', 'No'],
  heading: 'Clinical note',
  described: 'Rabbani et al. 2024, JAMA Pediatrics',
});
