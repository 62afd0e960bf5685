import type { Rng } from '../../stats/rng.ts';

/** A copy of some positions in random order (Fisher and Yates). */
export function shuffle(positions: Int32Array, random: Rng): Int32Array {
  const shuffled = positions.slice();
  for (let i = shuffled.length - 1; i > 0; i--) {
    const k = random.integer(i + 1);
    [shuffled[i], shuffled[k]] = [shuffled[k]!, shuffled[i]!];
  }
  return shuffled;
}
