import type { CellTable } from '../../cells/cell-table.ts';
import type { ScoredCells } from '../evaluate/scored-cells.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import type { Arm, ArmFits } from './arms.ts';

/**
 * The scores of each arm on the same cells.
 *
 * @throws EvaluationError when a table cannot be evaluated
 * @example
 * const scores = scoreArms(fits, cohort.tests.Dx.table);
 */
export function scoreArms(fits: ArmFits, samples: CellTable | Iterable<CellTable>): Record<Arm, ScoredCells> {
  const of = (arm: Arm): ScoredCells => scoreSamples(samples, (table) => fits[arm].logit(table));
  return { oracle: of('oracle'), naive: of('naive'), mmil: of('mmil') };
}
