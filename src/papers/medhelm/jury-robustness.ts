import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import { clusterBootstrap } from '../../stats/cluster-bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { sd } from '../../stats/sd.ts';
import { spearman } from '../../stats/spearman.ts';
import type { JuryPanels } from './jury-panels.ts';
import { type PlaceTies, places } from './places.ts';

/** How alike two panels order the models on one data set. */
export interface PanelComparison {
  /** Positions in the list of data sets … */
  dataset: number;
  /** … and of panels. */
  a: number;
  b: number;
  spearman: number;
  /** Pairs of models that the two panels put in opposite order. */
  swaps: number;
  /** Of the two best models, and of the two worst, how many both panels name. */
  top2: number;
  bottom2: number;
}

export interface JuryRobustness {
  comparisons: PanelComparison[];
  /** Mean rank correlation over all comparisons, with its interval over benchmarks. */
  spearman: Estimate;
  /** The same over pairs of panels without a common judge. */
  disjoint: Estimate;
  /** Population SD over the comparisons. */
  spearmanSd: number;
  swaps: Estimate;
  top2: Estimate;
  bottom2: Estimate;
  /** Comparisons whose rank correlation is 0.85 or lower. */
  notAbove: number;
  /** Means by data set, over the 21 pairs of panels. */
  datasets: {
    id: string;
    name: string;
    spearman: number;
    /** Of the single pairs. */
    lowest: number;
    highest: number;
    swaps: number;
    /** Best minus worst model, by the panel of all. */
    spread: number;
  }[];
  /** Means by pair of panels, over the data sets, with intervals over benchmarks. */
  pairs: { a: string; b: string; sharedJudges: number; spearman: Estimate }[];
}

export interface JuryRobustnessOptions extends BootstrapOptions {
  /** Equal scores: see {@link places}. Default `average`; `rows`, what a plain sort does, moves the mean by about 0.001. */
  ties?: PlaceTies;
}

/** What Nature Medicine says the rank correlation is above. */
const said = 0.85;

/**
 * How much the order of the models depends on who sits in the jury: every two panels compared on every data set.
 *
 * The comparisons are far from independent. 15 of the 21 pairs of panels have a judge in common and so must agree to
 * some degree: `disjoint` is the mean without them. And all pairs look at the same data sets; so whole benchmarks are
 * resampled, with all their comparisons.
 *
 * @param options `seed` (required), `replicates` (10000), `level` (0.95), `ties`
 * @example
 * const { comparisons, spearman } = juryRobustness(juryPanels(loadMedhelm()), { seed: 1, ties: 'rows' });
 * [comparisons.length, spearman.estimate]; // [294, 0.8920068…]
 */
export function juryRobustness(
  { models, datasets, panels }: JuryPanels,
  { ties = 'average', ...options }: JuryRobustnessOptions,
): JuryRobustness {
  const comparisons = datasets.flatMap((_, dataset) => {
    const orders = panels.map(({ scores }) =>
      places(
        scores.map((row) => row[dataset]!),
        ties,
      ),
    );
    return orders.flatMap((x, a) =>
      orders.slice(a + 1).map((y, k) => ({ dataset, a, b: a + 1 + k, ...compareOrders(x, y, models.length) })),
    );
  });
  const over = (rows: readonly PanelComparison[], key: 'spearman' | 'swaps' | 'top2' | 'bottom2'): Estimate =>
    clusterBootstrap(
      rows.map(({ dataset }) => datasets[dataset]!.benchmark),
      (drawn) => mean(Float64Array.from(drawn, (i) => rows[i]![key])),
      options,
    );
  const shared = (a: number, b: number) =>
    panels[a]!.judges.filter((judge) => panels[b]!.judges.includes(judge)).length;
  return {
    comparisons,
    spearman: over(comparisons, 'spearman'),
    disjoint: over(
      comparisons.filter(({ a, b }) => shared(a, b) === 0),
      'spearman',
    ),
    spearmanSd: sd(
      comparisons.map((row) => row.spearman),
      { ddof: 0 },
    ),
    swaps: over(comparisons, 'swaps'),
    top2: over(comparisons, 'top2'),
    bottom2: over(comparisons, 'bottom2'),
    notAbove: comparisons.filter((row) => row.spearman <= said + 1e-12).length,
    datasets: datasets.map(({ id, name }, d) => {
      const own = comparisons.filter(({ dataset }) => dataset === d);
      const all = panels.at(-1)!.scores.map((row) => row[d]!);
      return {
        id,
        name,
        spearman: mean(own.map((row) => row.spearman)),
        lowest: Math.min(...own.map((row) => row.spearman)),
        highest: Math.max(...own.map((row) => row.spearman)),
        swaps: mean(own.map(({ swaps }) => swaps)),
        spread: Math.max(...all) - Math.min(...all),
      };
    }),
    pairs: panels.flatMap(({ name: a }, i) =>
      panels.slice(i + 1).map(({ name: b }, k) => {
        const own = comparisons.filter((row) => row.a === i && row.b === i + 1 + k);
        return { a, b, sharedJudges: shared(i, i + 1 + k), spearman: over(own, 'spearman') };
      }),
    ),
  };
}

function compareOrders(x: readonly number[], y: readonly number[], n: number) {
  let swaps = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if ((x[i]! - x[j]!) * (y[i]! - y[j]!) < 0) swaps++;
  const both = (test: (place: number) => boolean) => x.filter((place, i) => test(place) && test(y[i]!)).length;
  return {
    spearman: spearman(x, y),
    swaps,
    top2: both((place) => place <= 2),
    bottom2: both((place) => place >= n - 1),
  };
}
