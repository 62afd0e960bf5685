import { stanfordNotes } from '../stanford-notes.ts';

/** Messages to a clinic: did a proxy write it? HELM takes a third label, C, which its prompt does not explain; that it stands for
 * messages that do not tell is our reading. */
export const proxysender = stanfordNotes({
  id: 'proxysender',
  description: "Says whether a portal message was written by the patient or by somebody on the patient's behalf.",
  task: [
    'Read a message that reached a clinic through a patient portal, and decide by its words alone who wrote it.',
  ].join(' '),
  choices: ['Yes', 'No', 'The message does not tell'],
  heading: 'Message',
  described: 'Tse et al. 2025, JAMA Pediatrics, doi 10.1001/jamapediatrics.2024.4438',
});
