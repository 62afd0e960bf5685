import { stanfordNotes } from '../stanford-notes.ts';

/** Messages of a clinic: do they give away what is confidential? */
export const privacydetection = stanfordNotes({
  id: 'privacydetection',
  description: 'Says whether a message to a portal gives away what a patient wants kept confidential.',
  task: [
    'Read a message that is about to be sent to a patient portal, and decide whether it gives away what must stay',
    'confidential.',
  ].join(' '),
  choices: ['Yes', 'No'],
  heading: 'Message',
  described: 'Tse et al. 2025, JAMA Pediatrics, doi 10.1001/jamapediatrics.2024.4438',
});
