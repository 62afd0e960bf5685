import { beta } from '../../stats/beta.ts';
import type { Rng } from '../../stats/rng.ts';
import type { BlastFraction, CohortPreset, Tissue } from './cohort-preset.ts';

/** Draws the share of blasts of a sick patient; in blood it is lower, by a shift of its logit. */
export function blastFraction(random: Rng, from: BlastFraction, tissue: Tissue, preset: CohortPreset): number {
  const share =
    from.kind === 'beta'
      ? Math.min(from.max, Math.max(from.min, beta(random, from.a, from.b)))
      : from.min * (from.max / from.min) ** random.uniform();
  if (tissue === 'BM') return share;
  const odds = (share / (1 - share)) * Math.exp(preset.blood.blastLogitShift);
  return odds / (1 + odds);
}

/**
 * The mean share of blasts in marrow at a time point, over patients: what is known of a follow-up before any cell of it
 * is seen, for the prior shift. Clipping a beta at its ends is small and ignored.
 *
 * @example
 * meanBlastFraction({ kind: 'log-uniform', min: 0.01, max: 0.5 }); // 0.12525…
 */
export const meanBlastFraction = (from: BlastFraction): number =>
  from.kind === 'beta' ? from.a / (from.a + from.b) : (from.max - from.min) / Math.log(from.max / from.min);
