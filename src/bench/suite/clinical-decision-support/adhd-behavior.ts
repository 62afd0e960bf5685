import { stanfordNotes } from '../stanford-notes.ts';

/** Notes on small children with ADHD: did the clinician recommend parent training? */
export const adhdBehavior = stanfordNotes({
  id: 'adhd-behavior',
  description:
    'Says whether a note on a child of 4 to 6 years with ADHD recommends training parents in behaviour management.',
  task: [
    'Read a note on a young child with attention deficit hyperactivity disorder (ADHD), and decide what it says of',
    'behavioural treatment.',
  ].join(' '),
  choices: ['Yes', 'No'],
  described: 'Pillai et al. 2024, JAMIA, doi 10.1093/jamia/ocae001',
});
