/** Ranks of every model in every replicate, and how often each leads. */
export interface ReplicateRanks {
  /** `top[model][replicate]`: rank from 1, tied models all at the best of their places. */
  top: Float64Array[];
  /** The same with tied models all at the worst of their places. */
  bottom: Float64Array[];
  /** Share of the replicates with any rank that each model leads; models that lead together share equally. */
  best: number[];
}

/**
 * Ranks the models inside each replicate, highest value first. Values closer than 1e-12 are ties. A model that is NaN
 * in a replicate has no rank there.
 *
 * @param draws `draws[model][replicate]`
 * @example
 * ranksInReplicates([Float64Array.of(0.6, 0.5), Float64Array.of(0.4, 0.5)]).best; // [0.75, 0.25]
 */
export function ranksInReplicates(draws: readonly Float64Array[]): ReplicateRanks {
  const replicates = draws[0]?.length ?? 0;
  const blank = () => draws.map(() => new Float64Array(replicates).fill(Number.NaN));
  const [top, bottom] = [blank(), blank()];
  const best = draws.map(() => 0);
  let led = 0;
  for (let r = 0; r < replicates; r++) {
    let leaders = 0;
    for (let m = 0; m < draws.length; m++) {
      const value = draws[m]![r]!;
      if (Number.isNaN(value)) continue;
      let [above, level] = [0, 0];
      for (let other = 0; other < draws.length; other++) {
        const difference = draws[other]![r]! - value;
        if (difference > 1e-12) above++;
        else if (difference >= -1e-12) level++; // counts the model itself
      }
      top[m]![r] = above + 1;
      bottom[m]![r] = above + level;
      if (above === 0) leaders = level;
    }
    if (leaders > 0) led++;
    for (let m = 0; m < draws.length; m++) if (top[m]![r] === 1) best[m]! += 1 / leaders;
  }
  return { top, bottom, best: best.map((leads) => leads / led) };
}
