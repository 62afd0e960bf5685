import type { ResampleOptions } from '../stats/each-resample.ts';
import { rng } from '../stats/rng.ts';
import type { InstanceScores } from './instance-scores.ts';

/**
 * Scores of a benchmark on resampled instances, `means[model][replicate]`: instances are drawn with replacement within
 * each part, the same ones for all models. NaN in a replicate that drew none of a model's instances.
 */
export function resampledInstances(
  { benchmark, models, parts, scores }: InstanceScores,
  { seed, replicates = 1000 }: ResampleOptions,
): Float64Array[] {
  const count = models.length;
  const [means, known] = [models.map(() => new Float64Array(replicates)), models.map(() => new Int32Array(replicates))];
  for (const part of new Set(parts)) {
    const rows = parts.flatMap((name, i) => (name === part ? [i] : []));
    // By instance, so that a draw reads its scores side by side; a missing one adds 0 to the sum and to the count.
    const values = Float64Array.from({ length: rows.length * count }, (_, k) => {
      const score = scores[k % count]![rows[Math.floor(k / count)]!]!;
      return Number.isNaN(score) ? 0 : score;
    });
    const present = Uint8Array.from({ length: rows.length * count }, (_, k) =>
      Number.isNaN(scores[k % count]![rows[Math.floor(k / count)]!]!) ? 0 : 1,
    );
    const random = rng(seed, 'instances', benchmark, part);
    const [sum, n] = [new Float64Array(count), new Float64Array(count)];
    for (let replicate = 0; replicate < replicates; replicate++) {
      sum.fill(0);
      n.fill(0);
      for (let draw = 0; draw < rows.length; draw++) {
        const start = random.integer(rows.length) * count;
        for (let m = 0; m < count; m++) {
          sum[m]! += values[start + m]!;
          n[m]! += present[start + m]!;
        }
      }
      for (let m = 0; m < count; m++) {
        if (n[m] === 0) continue;
        means[m]![replicate]! += sum[m]! / n[m]!;
        known[m]![replicate]!++;
      }
    }
  }
  return means.map((row, m) => row.map((total, r) => total / known[m]![r]!));
}
