import { dirichlet } from '../../stats/dirichlet.ts';
import type { Rng } from '../../stats/rng.ts';
import type { CohortPreset, Tissue } from './cohort-preset.ts';

/** Mean shares of the normal states among the normal cells of a sample: a sick patient's are suppressed unevenly. */
export function meanComposition(preset: CohortPreset, sick: boolean, tissue: Tissue): Float64Array {
  const { rareStates, rareFactor } = preset.blood;
  const shares = Float64Array.from(
    preset.states,
    ({ name, share, sickMultiplier }) =>
      share * (sick ? sickMultiplier : 1) * (tissue === 'PB' && rareStates.includes(name) ? rareFactor : 1),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Draws the shares of the normal states in one sample. */
export function composition(random: Rng, preset: CohortPreset, sick: boolean, tissue: Tissue): Float64Array {
  const concentration = sick ? preset.dirichlet.sick : preset.dirichlet.healthy;
  return dirichlet(
    random,
    meanComposition(preset, sick, tissue).map((share) => concentration * share),
  );
}
