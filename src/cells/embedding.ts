import { denseOf } from './dense-of.ts';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Cells } from '../learners/learner.ts';

/** Principal components of a table, and where its cells lie on them. */
export interface Embedding {
  /** `coordinates[k][i]`: cell i on component k. */
  coordinates: Float64Array[];
  /** `loadings[k][j]`: weight of feature j; the largest in size is positive. */
  loadings: number[][];
  /** Mean of each feature, taken off before. */
  means: number[];
  /** Share of the variance on each component. */
  explained: number[];
  /** Puts other cells on the same components. */
  project: (cells: Cells) => Float64Array[];
}

/**
 * Principal components of the features' covariance, for pictures: features are centred, not standardised. Deterministic,
 * signs included.
 *
 * @param options.components default 2
 * @throws RangeError when there are fewer features or cells than components
 * @example
 * const { coordinates: [x, y] } = embedding(table);
 */
export function embedding(cells: Cells, { components = 2 }: { components?: number } = {}): Embedding {
  const { n, p } = cells;
  const columns = cells.columns.map((column) => denseOf(column, n));
  if (!(Number.isInteger(components) && components >= 1 && components <= Math.min(p, n - 1)))
    throw new RangeError(`${components} components of ${p} features and ${n} cells: at most ${Math.min(p, n - 1)}`);
  const means = columns.map((column) => (column as Float64Array).reduce((sum, value) => sum + value, 0) / n);
  const covariance = Matrix.zeros(p, p);
  for (let a = 0; a < p; a++)
    for (let b = a; b < p; b++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (columns[a]![i]! - means[a]!) * (columns[b]![i]! - means[b]!);
      covariance.set(a, b, sum / (n - 1));
      covariance.set(b, a, sum / (n - 1));
    }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const total = realEigenvalues.reduce((sum, value) => sum + value, 0);
  const chosen = order.slice(0, components);
  const loadings = chosen.map((k) => {
    const vector = eigenvectorMatrix.getColumn(k);
    const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) + 1e-9 ? value : best), 0);
    return largest < 0 ? vector.map((value) => -value) : vector;
  });
  const project = (other: Cells): Float64Array[] => {
    if (other.p !== p) throw new RangeError(`the components are of ${p} features, the table has ${other.p}`);
    return loadings.map((vector) => {
      const coordinate = new Float64Array(other.n);
      vector.forEach((weight, j) => {
        const column = denseOf(other.columns[j]!, other.n);
        for (let i = 0; i < other.n; i++) coordinate[i]! += weight * (column[i]! - means[j]!);
      });
      return coordinate;
    });
  };
  return {
    coordinates: project(cells),
    loadings,
    means,
    explained: chosen.map((k) => realEigenvalues[k]! / total),
    project,
  };
}
