import { stanfordNotes } from '../stanford-notes.ts';

/** Notes on schoolchildren with ADHD: did the clinician ask about side effects? */
export const adhdMedeffects = stanfordNotes({
  id: 'adhd-medeffects',
  description: 'Says whether a note on a child with ADHD shows that side effects of the medicine were asked about.',
  task: [
    'Read a note on a child who takes a medicine for attention deficit hyperactivity disorder (ADHD). Side effects count',
    'as asked about when the note says that the clinician asked for them now, or names one that the child has, or says',
    'that there is none. A plan to watch for side effects, or an explanation of those that may come, does not count.',
  ].join(' '),
  choices: ['Yes', 'No'],
  described: 'Bannett et al. 2024, Pediatrics, doi 10.1542/peds.2024-067223',
});
