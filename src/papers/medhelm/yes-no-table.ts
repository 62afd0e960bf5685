import type { Estimate } from '../../stats/estimate.ts';
import { alwaysNo } from './always-no.ts';
import { type BinaryRates, type BinaryRatesOptions, binaryRates } from './binary-rates.ts';
import { gainOverNo } from './gain-over-no.ts';
import { yesNoBenchmarks } from './medhelm-confusion.ts';
import type { Medhelm } from './medhelm.ts';

/** The answers of one model to one yes/no benchmark. */
export interface YesNoRow extends BinaryRates {
  /** Id, or `always-no`. */
  model: string;
  name: string;
  benchmark: string;
  benchmarkName: string;
  /** Accuracy minus that of always answering no. */
  gain: Estimate;
  /** As on the leaderboard, 3 decimals; null for the one who always answers no. */
  published: number | null;
}

/**
 * Rates of every model on the yes/no benchmarks whose confusions are published, and of someone who always answers no. Source:
 * `binary_confusion.csv`; by benchmark, models in the order of the tables, the baseline last.
 *
 * @example
 * yesNoTable(loadMedhelm()).filter(({ benchmark, gain }) => benchmark === 'ehrshot' && gain.estimate > 0); // []
 */
export function yesNoTable(medhelm: Medhelm, options: BinaryRatesOptions = {}): YesNoRow[] {
  return yesNoBenchmarks.flatMap((benchmark) => {
    const b = medhelm.benchmarks.findIndex(({ id }) => id === benchmark);
    const place = { benchmark, benchmarkName: medhelm.benchmarks[b]!.name };
    const rows = medhelm.confusion.filter((row) => row.benchmark === benchmark);
    const no = alwaysNo(rows[0]!);
    return [
      ...medhelm.models.flatMap(({ id: model, name }, m) =>
        rows
          .filter((row) => row.model === model)
          .map((row) => ({
            ...{ model, name, ...place },
            ...binaryRates(row, options),
            gain: gainOverNo(row, options),
            published: medhelm.scores[m]![b]!,
          })),
      ),
      {
        ...{ model: 'always-no', name: 'always "no"', ...place },
        ...binaryRates(no, options),
        gain: gainOverNo(no, options),
        published: null,
      },
    ];
  });
}
