import type { RuleSample } from './every-rule.ts';

/** An example that shows one quirk of the scoring rules. */
export interface MetricPreset extends RuleSample {
  name: string;
  /** What to look at. */
  look: string;
}

const drugs = ['Aspirin', 'Warfarin', 'Clopidogrel', 'No treatment'];

/** Made-up answers, each a quirk of the rules that MedHELM's scores rest on. */
export const metricPresets: readonly MetricPreset[] = [
  {
    name: 'A full stop',
    reference: 'Warfarin',
    answer: 'B.',
    choices: drugs,
    look: 'The right option with a full stop: strict multiple choice looks up “B.”, finds no such letter and gives 0.',
  },
  {
    name: 'The letter A',
    reference: 'A',
    answer: 'D. No treatment',
    choices: drugs,
    look: 'The quasi rules remove articles, and the letter A is one: every answer begins with what is left of it.',
  },
  {
    name: 'No and normal',
    reference: 'no',
    answer: 'normally yes',
    look: 'The prefix rules do not ask where a word ends.',
  },
  {
    name: 'Lab value',
    reference: '120',
    answer: '121',
    category: 'lab',
    lower: '114',
    upper: '126',
    look: 'As published, MedCalc accuracy does not know the category lab: every such answer scores 0.',
  },
  {
    name: 'A unit',
    reference: '24.9',
    answer: '24.9 kg/m2',
    category: 'physical',
    lower: '23.7',
    upper: '26.1',
    look: 'A number with its unit is no number to MedCalc accuracy.',
  },
  {
    name: 'Day first',
    reference: '03/25/2024',
    answer: '25/03/2024',
    category: 'date',
    lower: '03/25/2024',
    upper: '03/25/2024',
    look: 'Dates are read as month/day/year: the 25th month does not exist.',
  },
  {
    name: 'Weeks and days',
    reference: "('14 weeks', '2 days')",
    answer: '14 weeks, 2 days',
    category: 'date',
    lower: "('14 weeks', '2 days')",
    upper: "('14 weeks', '2 days')",
    look: 'Only the brackets and quotes of the data set’s own notation are read.',
  },
  {
    name: 'CORRECT.',
    reference: 'CORRECT',
    answer: 'CORRECT.',
    look: 'With a full stop the answer counts as the report of an error.',
  },
  {
    name: 'Silence',
    reference: '4 The dose was 5 mg.',
    answer: '',
    look: 'An empty answer counts as the report of an error, and here that is right.',
  },
  {
    name: 'Cut codes',
    reference: 'S72.001A, I10',
    answer: 'S72.009D, I10',
    look: 'As published, letters at the end are cut off together with the digits: both fractures become S72.',
  },
  {
    name: 'Codes undotted',
    reference: 'I25.10, E11.9',
    answer: 'I2510, E119',
    look: 'As published, codes of more than three digits are not seen without a full stop, shorter ones never match.',
  },
  {
    name: 'Negation',
    reference: 'No acute fracture of the left hip.',
    answer: 'Acute fracture of the left hip.',
    look: 'ROUGE counts words: the opposite finding shares all but one.',
  },
  {
    name: 'Word forms',
    reference: 'Patients were discharged on anticoagulants.',
    answer: 'The patient is discharging on an anticoagulant.',
    look: 'With the stemmer, forms of a word count as one word; without it the two texts share “on” and no more.',
  },
  {
    name: 'Swapped',
    reference: 'Stop warfarin and start aspirin.',
    answer: 'Stop aspirin and start warfarin.',
    look: 'The same words in another order: ROUGE-1 is 1, ROUGE-2 and ROUGE-L fall.',
  },
];
