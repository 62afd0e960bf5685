import { gamma } from '../../stats/gamma.ts';
import { poisson } from '../../stats/poisson.ts';
import { rng } from '../../stats/rng.ts';
import type { SparseColumn } from '../../learners/learner.ts';
import { rateScale } from './rate-scale.ts';
import type { SimulatedTable } from './simulated-cells.ts';

export interface CountsOptions {
  seed: number;
  /** Number of genes. Default 2000. */
  genes?: number;
  /** Genes whose expression differs in diseased cells, half of them up and half down. Default 30. */
  informative?: number;
  /** Log fold change of an informative gene in diseased cells. Default 1.5. */
  effect?: number;
  /** Patients of each kind. Default 8 sick and 8 healthy. */
  patients?: { sick: number; healthy: number };
  /** Cells of each patient. Default 200. */
  cells?: number;
  /** Share of HEALTHY cells in sick patients. Default 0.5. */
  rho?: number;
  /** Share of entries that are not 0, about. Default 0.08. */
  density?: number;
  /** SD of a patient's own log rate of each gene. Default 0.2. */
  sdPatient?: number;
}

/** Simulated counts, and which genes were made to differ. */
export interface SimulatedCounts extends SimulatedTable {
  readonly columns: readonly SparseColumn[];
  /** Log fold change of each gene in diseased cells; 0 for all but the informative ones. */
  readonly effects: Float64Array;
}

/**
 * Simulates single-cell RNA counts with a planted signal, as log(1 + 10⁴ count / total) in sparse columns: log-normal
 * rates of genes, gamma-distributed depths of cells (shape 4), patients with rates of their own, Poisson counts. The
 * informative genes are drawn among the better expressed half, where there is something to see.
 *
 * @throws RangeError when a number cannot be used
 * @example
 * const counts = simulateCounts({ seed: 20240612, genes: 2000, informative: 30 });
 */
export function simulateCounts({
  seed,
  genes = 2000,
  informative = 30,
  effect = 1.5,
  patients = { sick: 8, healthy: 8 },
  cells = 200,
  rho = 0.5,
  density = 0.08,
  sdPatient = 0.2,
}: CountsOptions): SimulatedCounts {
  if (!(informative >= 0 && informative <= genes / 2))
    throw new RangeError(`informative must lie from 0 to ${genes / 2}, half of the genes, got ${informative}`);
  for (const [name, value] of Object.entries({ rho, density }))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
  const level = rng(seed, 'counts', 'genes');
  const relative = Float64Array.from({ length: genes }, () => Math.exp(1.2 * level.normal()));
  const depth = rng(seed, 'counts', 'depth');
  const ranked = Int32Array.from(relative.keys()).sort((a, b) => relative[b]! - relative[a]!);
  const effects = new Float64Array(genes);
  const pick = rng(seed, 'counts', 'support');
  for (let k = 0; k < informative; k++) {
    // A partial shuffle of the better half: each draw takes one that was not taken yet.
    const at = k + pick.integer(Math.floor(genes / 2) - k);
    [ranked[k], ranked[at]] = [ranked[at]!, ranked[k]!];
    effects[ranked[k]!] = k % 2 ? -effect : effect;
  }
  const scale = rateScale(relative, density);
  const rates = relative.map((rate) => rate * scale);
  const n = (patients.sick + patients.healthy) * cells;
  const [sick, label] = [new Float32Array(n), new Float32Array(n)];
  const codes = Int32Array.from({ length: n }, (_, i) => Math.floor(i / cells));
  const levels = [
    ...Array.from({ length: patients.sick }, (_, k) => `P${k + 1}`),
    ...Array.from({ length: patients.healthy }, (_, k) => `H${k + 1}`),
  ];
  const depths = Float64Array.from({ length: n }, () => gamma(depth, 4) / 4);
  const truth = rng(seed, 'counts', 'labels');
  for (let i = 0; i < n; i++) {
    sick[i] = Number(codes[i]! < patients.sick);
    label[i] = Number(truth.uniform() >= rho) * sick[i]!;
  }
  const totals = new Float64Array(n);
  const columns = Array.from(rates, (rate, j): { rows: number[]; values: number[] } => {
    const own = rng(seed, 'counts', 'patients', j);
    const byPatient = levels.map(() => rate * Math.exp(sdPatient * own.normal()));
    const random = rng(seed, 'counts', 'gene', j);
    const change = Math.exp(effects[j]!);
    const [rows, values]: [number[], number[]] = [[], []];
    for (let i = 0; i < n; i++) {
      const count = poisson(random, depths[i]! * byPatient[codes[i]!]! * (label[i] ? change : 1));
      if (count === 0) continue;
      rows.push(i);
      values.push(count);
      totals[i]! += count;
    }
    return { rows, values };
  });
  return {
    n,
    p: genes,
    names: Array.from({ length: genes }, (_, j) => `gene${j + 1}`),
    columns: columns.map(({ rows, values }) => ({
      rows: Int32Array.from(rows),
      values: Float32Array.from(values, (count, k) => Math.log1p((1e4 * count) / totals[rows[k]!]!)),
    })),
    annotations: { patient: { levels, codes }, sick, label },
    effects,
  };
}
