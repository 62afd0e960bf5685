import { eachResample, type ResampleOptions } from '../stats/each-resample.ts';

/**
 * Win rates on resampled benchmarks, one array of replicates per model; all models see the same resamples. NaN in a
 * replicate whose benchmarks all miss the model.
 *
 * @param credits win credits per benchmark, `credits[benchmark * models + model]`, NaN = missing
 * @param models number of models
 */
export function resampledWinRates(
  credits: Float64Array,
  models: number,
  { seed, replicates = 10_000 }: ResampleOptions,
): Float64Array[] {
  const draws = Array.from({ length: models }, () => new Float64Array(replicates));
  // A missing cell adds 0 to the sum and 0 to the count: no test for NaN in the inner loop.
  const present = credits.map((credit) => (Number.isNaN(credit) ? 0 : 1));
  const wins = credits.map((credit) => (Number.isNaN(credit) ? 0 : credit));
  const [sum, n] = [new Float64Array(models), new Float64Array(models)];
  eachResample(credits.length / models, { seed, replicates }, (benchmarks, replicate) => {
    sum.fill(0);
    n.fill(0);
    for (let i = 0; i < benchmarks.length; i++) {
      const start = benchmarks[i]! * models;
      for (let m = 0; m < models; m++) {
        sum[m]! += wins[start + m]!;
        n[m]! += present[start + m]!;
      }
    }
    for (let m = 0; m < models; m++) draws[m]![replicate] = sum[m]! / n[m]!;
  });
  return draws;
}
