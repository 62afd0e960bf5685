import { auroc } from '../../stats/auroc.ts';
import { calibrationError } from '../../stats/calibration-error.ts';
import { reliability } from '../../stats/reliability.ts';
import type { ScoredCells } from '../evaluate/scored-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** Three numbers over all cells, without intervals: for simulations, whose replicates give the spread. */
export function cellMetrics({ logits, labels }: ScoredCells): {
  auroc: number;
  expectedCalibrationError: number;
  accuracy: number;
} {
  const probabilities = Float64Array.from(logits, sigmoid);
  let right = 0;
  for (let i = 0; i < logits.length; i++) right += Number(logits[i]! > 0 === Boolean(labels[i]));
  return {
    auroc: auroc(logits, labels),
    expectedCalibrationError: calibrationError(reliability(probabilities, labels)).expected,
    accuracy: right / logits.length,
  };
}
