import { type Criterion, defineRubric, type Rubric } from './rubric.ts';

const accuracy = {
  id: 'accuracy',
  about: 'Is what the answer states correct, and does nothing in it contradict the question or the gold answer?',
  anchors: {
    1: 'wrong or unsafe in its main point',
    3: 'right in its main point, with errors that matter less',
    5: 'correct throughout',
  },
} satisfies Partial<Criterion>;

const completeness = {
  id: 'completeness',
  about: 'Does the answer deal with all that was asked, and with all that must be said even unasked?',
  anchors: {
    1: 'misses most of it',
    3: 'has the essentials but leaves out parts',
    5: 'leaves out nothing that matters',
  },
} satisfies Partial<Criterion>;

const structure = {
  id: 'structure',
  about: 'Does every fact stand where the note that was asked for has its place, in the order asked for?',
  anchors: {
    1: 'no order that helps a reader',
    3: 'the order asked for, with facts out of place',
    5: 'as asked throughout',
  },
} satisfies Partial<Criterion>;

const clarity = {
  id: 'clarity',
  about: 'Does the reader whom it is meant for understand it at once?',
  anchors: { 1: 'hardly to be understood', 3: 'understood with effort', 5: 'plain and easy to follow' },
} satisfies Partial<Criterion>;

/**
 * The rubric of MedHELM's jury-scored benchmarks, 1 to 5, in our own words. Source of criteria and scale: arXiv
 * 2505.23802v2, and HELM's annotators.
 *
 * @example
 * juryScorer({ rubric: { ...medhelmRubric, task: 'Answer a patient who writes to a doctor.' }, judges, gold })
 */
export const medhelmRubric: Rubric = defineRubric({
  id: 'medhelm',
  scale: { min: 1, max: 5 },
  criteria: [accuracy, completeness, clarity],
});

/** The rubric of NoteExtract, which has no gold answer: structure takes the place of completeness. */
export const noteExtractRubric: Rubric = defineRubric({
  id: 'medhelm-note-extract',
  scale: { min: 1, max: 5 },
  criteria: [accuracy, structure, clarity],
});
