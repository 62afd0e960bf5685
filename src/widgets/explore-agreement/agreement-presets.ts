import type { RatingsPlan } from './simulate-ratings.ts';

/** Settings to begin from, each to show one thing. */
export interface AgreementPreset {
  name: string;
  /** What to look at. */
  look: string;
  plan: RatingsPlan;
}

const plain: RatingsPlan = {
  n: 56,
  raters: 2,
  noise: 0.4,
  severity: 0,
  range: 3,
  bad: 0,
  constant: false,
  seed: 1,
};

/**
 * Made-up raters. The first setting has the size of the combined set of MedHELM's Table 2, and the ICC(3,k) and Pearson
 * correlation that its ratings have, and a rank correlation as low.
 */
export const agreementPresets: readonly AgreementPreset[] = [
  {
    name: '0.47 that is a rank correlation of 0.09',
    look: 'Answers of nearly one quality and a few plainly bad ones. Both raters see the bad ones, and agree on nothing else. ICC(3,k) speaks of the mean of two raters, which makes more of it. (One seed of many, chosen because it gives both numbers.)',
    plan: { ...plain, noise: 0.5, range: 0.4, bad: 2, seed: 174 },
  },
  {
    name: 'raters who agree',
    look: 'Answers from bad to good: the same errors matter little. An ICC is a ratio to the spread of the answers.',
    plan: plain,
  },
  {
    name: 'one severe rater',
    look: 'The last rater gives one point less. Consistency (forms 3), Pearson and Spearman do not see it; absolute agreement (forms 1 and 2) and kappa do.',
    plan: { ...plain, severity: 1, range: 2 },
  },
  {
    name: 'one rater who gives only fives',
    look: 'The first rater says nothing: Pearson and Spearman are not defined, and no ICC finds agreement.',
    plan: { ...plain, constant: true },
  },
];
