import type { CellTable } from '../cell-table.ts';
import { denseOf } from '../dense-of.ts';
import { columnOf } from '../panel/column-of.ts';
import type { MarkersOption } from './map-columns.ts';
import type { Scaling } from './scaling.ts';
import { ScalingError } from './scaling-error.ts';
import { rowsOfPatients } from './rows-of-patients.ts';

/** How to fit a scaling, and to which cells: exactly one of `patients`, `rows` and `all`. */
export interface FitScalingOptions extends MarkersOption {
  /** `min-max` brings training cells to 0 … 1, `z` to mean 0 and (population) standard deviation 1. */
  method: Scaling['method'];
  /** Training patients. */
  patients?: readonly string[];
  /** Positions of training cells. */
  rows?: ArrayLike<number>;
  /** Every cell. Right only where no cell of the table is used for evaluation. */
  all?: true;
}

/**
 * Learns where the features of training cells lie. Cells that a model is evaluated on must have no part in it, so the
 * training cells have to be named.
 *
 * @throws ScalingError when they are not, when there are none, or a value is not finite; PanelError when the table
 *   lacks a marker
 * @example
 * const scaling = fitScaling(table, { method: 'z', patients: ['P1', 'P2'] });
 * const scaled = applyScaling(table, scaling);
 */
export function fitScaling(table: CellTable, options: FitScalingOptions): Scaling {
  const { method, patients, rows: given, all, markers = table.names } = options;
  if ([patients, given, all].filter((choice) => choice !== undefined).length !== 1)
    throw new ScalingError(
      'say which cells are for training: pass patients, or rows, or all: true where no cell is used for evaluation',
    );
  const rows = patients ? rowsOfPatients(table, patients) : given;
  const count = rows?.length ?? table.n;
  if (count === 0) throw new ScalingError('there are no training cells: name patients or rows that have some');
  const shift: number[] = [];
  const scale: number[] = [];
  const constant: string[] = [];
  for (const name of markers) {
    const column = denseOf(table.columns[columnOf(table, name)]!, table.n);
    const [low, high, mean, sd] = describe(column, rows, count, name);
    const width = method === 'z' ? sd : high - low;
    if (width === 0) constant.push(name);
    shift.push(method === 'z' ? mean : low);
    scale.push(width || 1);
  }
  const names = [...markers];
  return { method, names, shift, scale, constant, cells: count, ...(patients ? { patients: [...patients] } : {}) };
}

function describe(
  column: ArrayLike<number>,
  rows: ArrayLike<number> | undefined,
  count: number,
  name: string,
): [low: number, high: number, mean: number, sd: number] {
  const at = (k: number): number => column[rows ? rows[k]! : k]!;
  let [low, high, sum] = [Infinity, -Infinity, 0];
  for (let k = 0; k < count; k++) {
    const value = at(k);
    if (!Number.isFinite(value))
      throw new ScalingError(`'${name}' is ${value} in cell ${rows ? rows[k] : k}: drop the cell or impute the value`);
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
  }
  const mean = low === high ? low : sum / count; // rounding of the sum must not give a constant a spread
  let squares = 0;
  for (let k = 0; k < count; k++) squares += (at(k) - mean) ** 2;
  return [low, high, mean, Math.sqrt(squares / count)];
}
