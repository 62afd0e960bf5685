import { answerKey, type ClinicianRating, type JuryRating, ratingCriteria } from '../medhelm-ratings.ts';
import type { Medhelm } from '../medhelm.ts';

/** The sets of Table 2 (the first three), and what the ratings file holds beyond them. */
export const agreementSets = {
  combined: ['aci-bench', 'mediqa'],
  'aci-bench': ['aci-bench'],
  mediqa: ['mediqa'],
  mtsamples: ['mtsamples'],
  'all-three': ['aci-bench', 'mediqa', 'mtsamples'],
} as const;
export type AgreementSetId = keyof typeof agreementSets;
export const agreementSetIds = Object.keys(agreementSets) as AgreementSetId[];

/** One model's answer to one instance, with all that was said of it. */
export interface RatedAnswer {
  benchmark: string;
  instance: string;
  model: string;
  /** Each clinician's composite: the mean of the three criteria, 1 to 5. */
  ratings: { rater: string; composite: number }[];
  /** Mean of the clinicians' composites. */
  clinicians: number;
  /** The jury's composite. */
  jury: number;
}

export interface RatedAnswersOptions {
  /**
   * `exact` (default): composites are whole numbers of points over their count, so that equal ones are equal.
   * `floating-point`: means of means as NumPy takes them. Equal composites may then differ in the last digit, which
   * breaks ties: it changes rank correlations, and nothing else that is seen.
   */
  composites?: 'exact' | 'floating-point';
}

/**
 * The answers of a set that clinicians and jury rated, in the order of the jury's file.
 *
 * @example
 * ratedAnswers(loadMedhelm(), 'combined').length; // 56
 */
export function ratedAnswers(
  { clinicianRatings, juryRatings }: Pick<Medhelm, 'clinicianRatings' | 'juryRatings'>,
  set: AgreementSetId,
  { composites = 'exact' }: RatedAnswersOptions = {},
): RatedAnswer[] {
  const inSet: readonly string[] = agreementSets[set];
  const exact = composites === 'exact';
  const byAnswer = new Map<string, ClinicianRating[]>();
  for (const rating of clinicianRatings) {
    const key = answerKey(rating);
    byAnswer.set(key, [...(byAnswer.get(key) ?? []), rating]);
  }
  return juryRatings.flatMap((jury) => {
    const ratings = byAnswer.get(answerKey(jury));
    if (!inSet.includes(jury.benchmark) || ratings === undefined) return [];
    const own = ratings.map((rating) => ({ rater: rating.rater, composite: points(rating) / 3 }));
    const { benchmark, instance, model } = jury;
    return {
      benchmark,
      instance,
      model,
      ratings: own,
      clinicians: exact
        ? ratings.reduce((sum, rating) => sum + points(rating), 0) / (3 * ratings.length)
        : own.reduce((sum, { composite }) => sum + composite, 0) / own.length,
      // Thirds of a point: a whole number of them once rounded.
      jury: exact ? ratingCriteria.reduce((sum, name) => sum + Math.round(3 * jury[name]), 0) / 9 : points(jury) / 3,
    };
  });
}

/**
 * {@link ratedAnswers} of every set.
 *
 * @example
 * ratedSets(loadMedhelm()).mtsamples.length; // 18
 */
export function ratedSets(
  medhelm: Pick<Medhelm, 'clinicianRatings' | 'juryRatings'>,
  options: RatedAnswersOptions = {},
): Record<AgreementSetId, RatedAnswer[]> {
  const entries = agreementSetIds.map((set) => [set, ratedAnswers(medhelm, set, options)]);
  return Object.fromEntries(entries) as Record<AgreementSetId, RatedAnswer[]>;
}

const points = ({ accuracy, completeness, clarity }: JuryRating): number => accuracy + completeness + clarity;
