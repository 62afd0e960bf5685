import { rng, type Rng } from '../../stats/rng.ts';
import { oversampledLabels } from './oversampled-labels.ts';
import type { SimulatedCells } from './simulated-cells.ts';

export interface S1Options {
  /**
   * `withBeta`: P(y = 1 | x) = sigmoid(x₁ + 2 x₂ + 3 x₃). `shift`: `shift` is added to the first half of the features of
   * diseased cells. `nonlinear`: P(y = 1 | x) = sigmoid(2 x₁ x₂ + x₃² - 1 + x₄).
   */
  variant: 'withBeta' | 'shift' | 'nonlinear';
  seed: number;
  /** Share of HEALTHY cells in sick patients. */
  rho: number;
  /** P(z = 1). Default 0.5. */
  zeta?: number;
  /** Number of cells. Default 1000. */
  n?: number;
  /** Number of features. Default 20 (`shift`: 10). */
  p?: number;
  /** Of `shift`. Default 4. */
  shift?: number;
  /** Pseudo-patients: cells are dealt out to so many sick and so many healthy ones. Default 20 of each. */
  patients?: number;
}

/**
 * Simulates independent cells, the first of the designs: standard normal features, labels by `variant`, inherited labels
 * with P(z = 1 | y = 1) = 1 and P(z = 1 | y = 0) = kappa. Patients are made up after the fact, so nothing but the label
 * is shared within them.
 *
 * @throws RangeError when a number cannot be used
 * @example
 * const table = simulateS1({ variant: 'withBeta', rho: 0.5, seed: 20240612 });
 */
export function simulateS1(options: S1Options): SimulatedCells {
  const { variant, seed, rho, zeta = 0.5, n = 1000, shift = 4, patients = 20 } = options;
  const p = options.p ?? (variant === 'shift' ? 10 : 20);
  checkNumbers({ rho, zeta, n, p: variant === 'shift' ? p + 2 : p, patients });
  const columns = Array.from({ length: p }, () => new Float32Array(n));
  const [x, labels] = [rng(seed, 'S1', 'features'), rng(seed, 'S1', 'labels')];
  const fill = (i: number, row: ArrayLike<number>): void => columns.forEach((column, j) => (column[i] = row[j]!));
  const label = new Float32Array(n);
  const sick = new Float32Array(n);
  if (variant === 'shift') {
    for (let i = 0; i < n; i++) {
      sick[i] = Number(labels.uniform() < zeta);
      label[i] = Number(labels.uniform() < 1 - rho) * sick[i]!;
      const row = normals(x, p);
      for (let j = 0; j < Math.round(p / 2); j++) row[j]! += shift * label[i]!;
      fill(i, row);
    }
  } else {
    const positives = Math.ceil((1 - rho) * zeta * n);
    const eta = variant === 'withBeta' ? linear : nonlinear;
    const draw = (): { row: Float64Array; label: number } => {
      const row = normals(x, p);
      return { row, label: Number(labels.uniform() < 1 / (1 + Math.exp(-eta(row)))) };
    };
    const kappa = (rho * zeta) / (1 - (1 - rho) * zeta);
    oversampledLabels(draw, { n, positives }).forEach((cell, i) => {
      fill(i, cell.row);
      label[i] = cell.label;
      sick[i] = cell.label === 1 || labels.uniform() < kappa ? 1 : 0;
    });
  }
  const deal = rng(seed, 'S1', 'patients');
  const codes = Int32Array.from(sick, (z) => deal.integer(patients) + (z ? 0 : patients));
  const levels = Array.from({ length: 2 * patients }, (_, k) => (k < patients ? `P${k + 1}` : `H${k - patients + 1}`));
  return {
    n,
    p,
    names: columns.map((_, j) => `x${j + 1}`),
    columns,
    annotations: { patient: { levels, codes }, sick, label },
  };
}

const normals = (random: Rng, p: number): Float64Array => Float64Array.from({ length: p }, () => random.normal());
const linear = (x: Float64Array): number => x[0]! + 2 * x[1]! + 3 * x[2]!;
const nonlinear = (x: Float64Array): number => 2 * x[0]! * x[1]! + x[2]! ** 2 - 1 + x[3]!;

function checkNumbers({ rho, zeta, n, p, patients }: Record<string, number>): void {
  for (const [name, value] of Object.entries({ rho, zeta }))
    if (!(value! > 0 && value! < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
  for (const [name, value, least] of [
    ['n', n, 10],
    ['p', p, 4],
    ['patients', patients, 1],
  ] as const)
    if (!(Number.isInteger(value) && value! >= least))
      throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`);
}
