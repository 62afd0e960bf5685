import { rng } from '../../stats/rng.ts';

/** What the ratings of simulated raters are made of. */
export interface RatingsPlan {
  /** Answers rated. */
  n: number;
  /** Raters, each of whom rates every answer. */
  raters: number;
  /** Standard deviation of a rater's error, in points of the scale. */
  noise: number;
  /** Points that the last rater gives less than the others. */
  severity: number;
  /** The answers' true quality lies evenly over so many points, around 4 … */
  range: number;
  /** … but for so many answers that are plainly bad: quality 2. */
  bad: number;
  /** The first rater gives every answer a 5. */
  constant: boolean;
  seed: number;
}

/**
 * Ratings on the scale 1 to 5, in thirds as the mean of three criteria has them: true quality, plus the rater's error, minus
 * severity, clipped to the scale.
 *
 * Noise and severity move the ratings of one seed without drawing others. It stands in pages by its text, so it calls
 * nothing but `rng`.
 *
 * @returns true quality, and one array of ratings a rater
 * @example
 * simulateRatings({ n: 3, raters: 2, noise: 0, severity: 1, range: 0, bad: 1, constant: false, seed: 1 });
 * // { quality: [2, 4, 4], ratings: [[2, 4, 4], [1, 3, 3]] }
 */
export function simulateRatings({ n, raters, noise, severity, range, bad, constant, seed }: RatingsPlan): {
  quality: number[];
  ratings: number[][];
} {
  const truth = rng(seed, 'explore-agreement', 'quality');
  const quality = Array.from({ length: n }, (_, i) => {
    const even = 4 + (truth.uniform() - 0.5) * range;
    return i < bad ? 2 : even;
  });
  const ratings = Array.from({ length: raters }, (_, rater) => {
    const error = rng(seed, 'explore-agreement', 'rater', rater);
    const level = rater === raters - 1 ? -severity : 0;
    return quality.map((own) => {
      const given = own + level + noise * error.normal();
      return constant && rater === 0 ? 5 : Math.min(5, Math.max(1, Math.round(3 * given) / 3));
    });
  });
  return { quality, ratings };
}
