import { stanfordNotes } from '../stanford-notes.ts';

/** Notes before a referral to ear, nose and throat specialists: what do they say of its reasons? */
export const entReferral = stanfordNotes({
  id: 'ent-referral',
  description:
    'Says whether a note supports a referral to ear, nose and throat specialists, speaks against it, or does not mention the matter.',
  task: [
    'Read a note on a patient who may be referred to ear, nose and throat specialists, and decide what it says of',
    'the matter.',
  ].join(' '),
  choices: ['Yes', 'No', 'The note does not mention it'],
  heading: 'Clinical note',
  described: 'the paper on MedHELM alone',
  repeats: 'stay',
  unlabelled: 'left out',
});
