/**
 * What the authors of MedHELM did to jury scores afterwards (`fix_jury_scores`): each score below the minimum is raised
 * to it. It makes defaults of 0, and zeros that judges gave, the worst score of the scale.
 *
 * @example
 * fixJuryScores([0, 0.67, 1, 4.33]); // [1, 1, 1, 4.33]
 */
export const fixJuryScores = (scores: readonly number[], minimum = 1): number[] =>
  scores.map((score) => Math.max(score, minimum));
