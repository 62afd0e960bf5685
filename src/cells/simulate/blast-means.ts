import type { CohortPreset } from './cohort-preset.ts';

/**
 * Mean of each marker in blasts: (1 - delta) × the mean of the two progenitor states + delta × the aberrant mean.
 *
 * @throws RangeError when a progenitor is none of the states
 * @example
 * blastMeans(loadCohortPreset('ALL'))[0]; // CD45: 0.6 × 1.05 + 0.4 × 0.4 = 0.79
 */
export function blastMeans(preset: CohortPreset, delta: number = preset.delta): Float64Array {
  const progenitors = preset.progenitors.map((name) => {
    const state = preset.states.find((one) => one.name === name);
    if (!state) throw new RangeError(`progenitor '${name}' is none of the states of ${preset.id}`);
    return state;
  });
  return Float64Array.from(preset.aberrantMeans, (aberrant, j) => {
    const normal = progenitors.reduce((sum, { means }) => sum + means[j]!, 0) / progenitors.length;
    return (1 - delta) * normal + delta * aberrant;
  });
}
