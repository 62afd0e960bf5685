import { beforeAll, describe, expect, test } from 'vitest';
import type { CellTable } from '../../../src/cells/cell-table.ts';
import { simulateS1 } from '../../../src/cells/simulate/simulate-s1.ts';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { bagsOf } from '../../../src/mmil/bags-of.ts';
import { makeBags } from '../../../src/mmil/bags.ts';
import { attentionMil } from '../../../src/mmil/competitors/attention-mil.ts';
import type { BagClassifier } from '../../../src/mmil/competitors/bag-classifier.ts';
import { cellClassifier } from '../../../src/mmil/competitors/cell-classifier.ts';
import { elkanNoto } from '../../../src/mmil/competitors/elkan-noto.ts';
import { meansByPatient } from '../../../src/mmil/competitors/means-by-patient.ts';
import { nnpu } from '../../../src/mmil/competitors/nnpu.ts';
import { patientMeans } from '../../../src/mmil/competitors/patient-means.ts';
import { priorShift } from '../../../src/mmil/calibrate/shift-prior.ts';
import { fitBaseline } from '../../../src/mmil/fit-baseline.ts';
import { auroc } from '../../../src/stats/auroc.ts';
import { calibrationError } from '../../../src/stats/calibration-error.ts';
import { reliability } from '../../../src/stats/reliability.ts';
import { takeCellTable } from '../../../src/mmil/take-cell-table.ts';

const simulated = (seed: number, n: number): CellTable =>
  simulateS1({ variant: 'withBeta', rho: 0.5, seed, n, patients: 12 });
const [training, fresh] = [simulated(1, 2400), simulated(2, 3000)];
const bags = bagsOf(training);
const learner = lasso({ lambda: 0.005 });

const methods: Record<string, () => BagClassifier | Promise<BagClassifier>> = {
  naive: async () => cellClassifier(await fitBaseline(bags, { learner })),
  'Elkan–Noto': () => elkanNoto(bags, { learner, seed: 1 }),
  nnPU: () => nnpu(bags, { rho: 0.5, seed: 1 }),
  'attention MIL': () => attentionMil(bags, { seed: 1 }),
  'patient means': () => patientMeans(bags, { learner: lasso({ lambda: 0.02 }) }),
};

describe.each(Object.entries(methods))('%s, from the labels of 24 patients of S1', (name, fit) => {
  let fitted: BagClassifier;
  beforeAll(async () => {
    fitted = await fit();
  });

  test('is called by its name', () => expect(fitted.method).toBe(name));

  // Patient means see 24 rows, and are not made for cells.
  const least = name === 'patient means' ? 0.85 : 0.9;
  test(`tells new diseased cells from healthy ones: AUROC of at least ${least}`, () => {
    expect(auroc(fitted.logit(fresh), fresh.annotations.label as Float32Array)).toBeGreaterThan(least);
  });

  test('tells new sick patients from healthy donors: AUROC of 1, so different are they here', () => {
    const { patientOf, patients, sick } = bagsOf(fresh);
    const scores = patients.map((_, p) =>
      fitted.patientScore(
        takeCellTable(
          fresh,
          Int32Array.from(patientOf.keys()).filter((i) => patientOf[i] === p),
        ),
      ),
    );
    expect(auroc(scores, sick)).toBe(1);
  });

  test('is the same from the same seed, to the last bit', async () => {
    expect((await fit()).logit(fresh)).toEqual(fitted.logit(fresh));
  });

  test('refuses a table of other features', () => {
    expect(() => fitted.logit({ ...fresh, p: 1, names: ['x1'], columns: fresh.columns.slice(0, 1) })).toThrow(
      RangeError,
    );
  });
});

describe('methods whose logit is of P(y = 1 | x)', () => {
  test.each(['Elkan–Noto', 'nnPU'])('%s is calibrated where its prior is moved to the truth', async (name) => {
    const { logit, prior } = await methods[name]!();
    const shift = priorShift(prior!, { rho: 0.5, zeta: 0.5 });
    const probabilities = logit(fresh).map((eta) => 1 / (1 + Math.exp(-(eta + shift))));
    const error = calibrationError(reliability(probabilities, fresh.annotations.label as Float32Array)).expected;
    expect(error).toBeLessThan(0.12); // naive: 0.3
  });

  test('Elkan–Noto estimates rho = 0.5 without being told', async () => {
    const { prior } = await methods['Elkan–Noto']!();
    expect(Math.abs(prior!.rho - 0.5)).toBeLessThan(0.15);
  });

  test('the others say that theirs is none', async () => {
    for (const name of ['naive', 'attention MIL', 'patient means']) expect((await methods[name]!()).prior).toBeNull();
  });
});

describe('competitors refuse', () => {
  const spoilt = makeBags(
    { n: 4, p: 1, names: ['x'], columns: [Float64Array.of(1, Number.NaN, 0, 2)] },
    ['a', 'b', 'c', 'd'],
    [0, 0, 1, 1],
  );
  test.each<[string, () => unknown]>([
    ['Elkan–Noto', () => elkanNoto(spoilt, { learner })],
    ['nnPU', () => nnpu(spoilt, { rho: 0.5 })],
    ['attention MIL', () => attentionMil(spoilt)],
    ['patient means', async () => patientMeans(await Promise.resolve(spoilt), { learner })],
  ])('%s: a value that is no number, naming its column', async (_, fit) => {
    await expect(fit()).rejects.toThrow("column 0 ('x') is NaN");
  });

  test('Elkan–Noto: a single donor, whom it cannot hold out', async () => {
    const cells = { n: 3, p: 1, names: ['x'], columns: [Float64Array.of(1, 0, 2)] };
    await expect(elkanNoto(makeBags(cells, ['a', 'b', 'c'], [0, 1, 1]), { learner })).rejects.toThrow('1 donors');
  });

  test('nnPU: a rho that is no share', async () => {
    await expect(nnpu(bags, { rho: 1 })).rejects.toThrow('rho must lie between 0 and 1');
  });
});

test('means by patient are those of dense and sparse columns alike', () => {
  const columns = [Float64Array.of(1, 0, 4), { rows: Int32Array.of(0, 2), values: Float64Array.of(1, 4) }];
  const means = meansByPatient({ n: 3, p: 2, names: ['a', 'b'], columns }, [0, 0, 1], 2);
  expect(means.columns.map((column) => Array.from(column))).toEqual([
    [0.5, 4],
    [0.5, 4],
  ]);
});
