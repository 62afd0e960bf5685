import { poisson } from '../../stats/poisson.ts';
import type { Rng } from '../../stats/rng.ts';

/** What a sample is drawn from. */
export interface SampleDraw {
  cells: number;
  /** Share of blasts. */
  fraction: number;
  /** Shares of the normal states among the rest. */
  composition: ArrayLike<number>;
  /** `levels[state][marker]`: means in this sample, the blasts' last. */
  levels: readonly Float64Array[];
}

/** Integer counts of ions, marker by marker, and the state of each cell (the last number: a blast). */
export interface DrawnCells {
  counts: Float32Array[];
  state: Uint8Array;
}

/**
 * Draws cells: a state, then of each marker v = mu + (0.18 + 0.22 clamp(mu, 0, 3)) e + 0.15 g [mu > 0.5] with e standard
 * normal for each marker and g for the cell (bright markers rise and fall together), then Poisson(5 sinh(max(v, 0))).
 */
export function drawCells(random: Rng, { cells, fraction, composition, levels }: SampleDraw): DrawnCells {
  const p = levels[0]!.length;
  const blast = levels.length - 1;
  const sds = levels.map((means) => means.map((mu) => 0.18 + 0.22 * Math.min(3, Math.max(0, mu))));
  const shared = levels.map((means) => means.map((mu) => (mu > 0.5 ? 0.15 : 0)));
  const counts = Array.from({ length: p }, () => new Float32Array(cells));
  const state = new Uint8Array(cells);
  for (let i = 0; i < cells; i++) {
    let s = blast;
    if (!(random.uniform() < fraction)) {
      let u = random.uniform();
      for (s = 0; s < blast - 1 && u >= composition[s]!; s++) u -= composition[s]!;
    }
    state[i] = s;
    const [mean, sd, factor] = [levels[s]!, sds[s]!, shared[s]!];
    const g = random.normal();
    for (let j = 0; j < p; j++) {
      const v = mean[j]! + sd[j]! * random.normal() + factor[j]! * g;
      if (v > 0) counts[j]![i] = poisson(random, 5 * Math.sinh(v));
    }
  }
  return { counts, state };
}
