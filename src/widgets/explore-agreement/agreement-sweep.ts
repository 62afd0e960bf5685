import { meanInterval } from '../../stats/mean-interval.ts';
import { agreementSummary } from './agreement-summary.ts';
import { type RatingsPlan, simulateRatings } from './simulate-ratings.ts';

/** A statistic along one setting: its mean over seeds, with Student's interval of that mean. */
export interface AgreementSeries {
  name: string;
  x: number[];
  y: number[];
  lower: number[];
  upper: number[];
}

/**
 * How the statistics of {@link agreementSummary} follow one setting of simulated raters, the others held: per value the mean
 * over seeds 1 … `seeds`.
 *
 * @throws RangeError when a statistic is not defined for a seed (a constant rater)
 * @example
 * agreementSweep(plan, 'severity', [0, 1], { seeds: 20 }).map(({ name }) => name);
 * // ['ICC(2,1)', 'ICC(3,1)', 'ICC(3,k)', 'Pearson', 'Spearman', 'quadratic kappa']
 */
export function agreementSweep(
  plan: RatingsPlan,
  setting: 'noise' | 'severity' | 'range' | 'bad' | 'n' | 'raters',
  values: readonly number[],
  { seeds }: { seeds: number },
): AgreementSeries[] {
  const cells = values.map((value) =>
    Array.from({ length: seeds }, (_, seed) => {
      const { ratings } = simulateRatings({ ...plan, [setting]: value, seed: seed + 1 });
      const { icc, pearson, spearman, kappa } = agreementSummary(ratings);
      const of = (form: string): number | null => icc.find((entry) => entry.form === form)!.estimate;
      return {
        'ICC(2,1)': of('ICC(2,1)'),
        'ICC(3,1)': of('ICC(3,1)'),
        'ICC(3,k)': of('ICC(3,k)'),
        Pearson: pearson.mean,
        Spearman: spearman.mean,
        'quadratic kappa': kappa.mean,
      };
    }),
  );
  return (Object.keys(cells[0]![0]!) as (keyof (typeof cells)[0][0])[]).map((name) => {
    const means = cells.map((replicates, v) =>
      meanInterval(
        replicates.map((statistics) => {
          const value = statistics[name];
          if (value === null) throw new RangeError(`${name} is not defined at ${setting} ${values[v]}`);
          return value;
        }),
      ),
    );
    return {
      name,
      x: [...values],
      y: means.map(({ estimate }) => estimate),
      lower: means.map(({ lower }) => lower),
      upper: means.map(({ upper }) => upper),
    };
  });
}
