import { stanfordNotes } from '../stanford-notes.ts';

/** Records before coding: do they support what was documented? */
export const cdiQa = stanfordNotes({
  id: 'cdi-qa',
  description: 'Says whether a record supports a statement of clinical documentation.',
  task: [
    'Read the record of a hospital stay, as a specialist of clinical documentation does before it is coded, and',
    'decide what it supports.',
  ].join(' '),
  choices: ['Yes', 'No'],
  heading: 'Record',
  described: 'the paper on MedHELM alone',
});
