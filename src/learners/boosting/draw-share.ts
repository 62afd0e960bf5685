import type { Rng } from '../../stats/rng.ts';

/**
 * Draws round(share · m) of the units 0 … m - 1 without replacement, at least one: 1 for those drawn, else 0.
 *
 * @example
 * drawShare(rng(1), 4, 0.5); // two 1 and two 0
 */
export function drawShare(random: Rng, m: number, share: number): Uint8Array {
  const drawn = new Uint8Array(m);
  let wanted = Math.max(1, Math.round(share * m));
  // Selection sampling: each unit in turn with probability (still wanted) / (still to come).
  for (let i = 0; i < m && wanted > 0; i++) {
    if (random.uniform() * (m - i) >= wanted) continue;
    drawn[i] = 1;
    wanted--;
  }
  return drawn;
}
