import { didYouMean } from '../../stats/did-you-mean.ts';
import type { MedhelmBenchmark } from './medhelm-schema.ts';

type Named = Pick<MedhelmBenchmark, 'id' | 'name' | 'aliases'>;

/** Case, and the marks between words or at the end, do not tell names apart. */
const bare = (name: string) => name.toLowerCase().replace(/[\s_.,:-]+/g, '');

/**
 * The benchmark that goes by a name: its id, its name on the leaderboard, or one that HELM or the authors' files use
 * (`shc_bmt_med`, `MedBullets`, `N2C2`, `MIMIC-IV-BHC`, `CLEAR - EM`).
 *
 * @throws RangeError for a name that nothing goes by, with the closest one
 * @example
 * findBenchmark(loadMedhelm().benchmarks, 'MIMIC-IV-BHC').id; // 'mimic-bhc'
 */
export function findBenchmark<Benchmark extends Named>(benchmarks: readonly Benchmark[], typed: string): Benchmark {
  const found = benchmarks.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((known) => bare(known) === bare(typed)),
  );
  if (found) return found;
  const names = benchmarks.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
  const close = didYouMean(typed, names);
  const hint = close ? `did you mean ${close}?` : `known are ${benchmarks.map(({ id }) => id).join(', ')}`;
  throw new RangeError(`unknown benchmark ${typed}: ${hint}`);
}
