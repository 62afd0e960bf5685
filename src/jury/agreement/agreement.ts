import { bootstrap } from '../../stats/bootstrap.ts';
import { concordance } from '../../stats/concordance.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { icc } from '../../stats/icc.ts';
import { type Icc, iccForms } from '../../stats/icc-from-anova.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { pearsonInterval } from '../../stats/pearson-interval.ts';
import { spearmanInterval } from '../../stats/spearman-interval.ts';
import type { Rating } from '../rating.ts';
import { groupScores } from './group-scores.ts';

export interface AgreementOptions {
  /** Of the bootstrap behind kappa. */
  seed: number;
  /** This criterion alone. Default: the mean over all criteria. */
  criterion?: string;
  level?: number;
  /** Default 2000. */
  replicates?: number;
}

/** How far two raters, or two groups of them, agree. Plain JSON. */
export interface Agreement {
  a: string;
  b: string;
  /** Items that both rated, of those that one of them did. */
  n: number;
  of: number;
  pearson: Estimate;
  spearman: Estimate;
  /** Cohen's kappa with quadratic weights, of scores as they are (`concordance`): levels count. */
  quadraticKappa: Estimate;
  /** All six forms of the intraclass correlation. */
  icc: Icc[];
  /** Mean of a - b: how much milder a is. */
  difference: Estimate;
}

/**
 * Agreement of two groups of raters over the items that both rated, each group taken as its mean: a jury and people, a
 * judge and the others. Correlations (Fisher) and consistency forms of the intraclass correlation do not see that one is
 * stricter; kappa (bootstrap over items), the agreement forms and the difference (Student) do.
 *
 * @param groups two, each with a name and its raters
 * @throws RangeError for other than two groups, one without ratings, fewer than two items in common, or an option out of range
 * @example
 * agreement(ratings, { jury: ['gpt', 'claude'], people: ['rater-01', 'rater-02'] }, { seed: 1 }).spearman; // { estimate: 0.085, lower: …, n: 56, … }
 */
export function agreement(
  ratings: readonly Rating[],
  groups: Readonly<Record<string, readonly string[]>>,
  { seed, criterion, level = 0.95, replicates = 2000 }: AgreementOptions,
): Agreement {
  const names = Object.keys(groups);
  if (names.length !== 2) throw new RangeError(`agreement compares two groups of raters, got ${names.length}`);
  const [a, b] = names as [string, string];
  const [first, second] = [groupScores(ratings, groups[a]!, criterion), groupScores(ratings, groups[b]!, criterion)];
  const shared = [...first.keys()].filter((item) => second.has(item));
  const of = new Set([...first.keys(), ...second.keys()]).size;
  if (shared.length < 2)
    throw new RangeError(`${a} and ${b} rated ${shared.length} of ${of} items in common; agreement needs two`);
  const [x, y] = [shared.map((item) => first.get(item)!), shared.map((item) => second.get(item)!)];
  const drawn = (values: number[], rows: Int32Array) => Float64Array.from(rows, (row) => values[row]!);
  const kappa = bootstrap(shared.length, (rows) => concordance(drawn(x, rows), drawn(y, rows)), {
    ...{ seed, level, replicates },
  });
  return {
    ...{ a, b, n: shared.length, of },
    pearson: pearsonInterval(x, y, { level }),
    spearman: spearmanInterval(rounded(x), rounded(y), { level }),
    quadraticKappa: kappa,
    icc: iccForms.map((form) => icc([x, y], { form, level })),
    difference: meanInterval(
      x.map((value, i) => value - y[i]!),
      { level },
    ),
  };
}

/** Means that are equal but for rounding tie again. */
const rounded = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(9)));
