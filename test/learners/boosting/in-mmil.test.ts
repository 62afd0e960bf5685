import { expect, test } from 'vitest';
import { boosting } from '../../../src/learners/boosting/boosting.ts';
import { makeBags } from '../../../src/mmil/bags.ts';
import { fitMmil } from '../../../src/mmil/fit-mmil.ts';
import { auroc } from '../../../src/stats/auroc.ts';
import { calibrationError } from '../../../src/stats/calibration-error.ts';
import { reliability } from '../../../src/stats/reliability.ts';
import { fixtureCells } from '../fixture-cells.ts';

test('inside MMIL, five trees an iteration go on from the last ones and are calibrated better than inherited labels', async () => {
  const { cells, patient, z, y } = fixtureCells();
  const options = { depth: 2, learningRate: 0.1, patientShare: 0.7 } as const;
  const bags = makeBags(cells, patient, z);
  const patients = bags.patientOf;
  const fit = await fitMmil(bags, { learner: boosting({ ...options, trees: 5 }), rho: 0.4972, maxIterations: 12 });
  expect(fit.model.trees.length).toBe(5 * fit.iterations);
  const logits = fit.logit(cells);
  expect(auroc(logits, y)).toBeGreaterThan(0.93);
  expect(auroc(fit.posterior, y)).toBeGreaterThan(0.93);
  // Against as many trees on the inherited labels: half the calibration error at most. (The ranking is not better here.)
  const naive = (await boosting({ ...options, trees: 5 * fit.iterations }).fit(cells, z, { patients })).logit(cells);
  const ece = (eta: Float64Array) =>
    calibrationError(
      reliability(
        eta.map((x) => 1 / (1 + Math.exp(-x))),
        y,
      ),
    ).expected;
  expect(ece(logits)).toBeLessThan(ece(naive) / 2);
});
