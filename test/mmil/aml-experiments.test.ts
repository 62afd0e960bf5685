import { beforeAll, describe, expect, test } from 'vitest';
import type { CohortPreset } from '../../src/cells/simulate/cohort-preset.ts';
import { concatSamples } from '../../src/cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../src/cells/simulate/simulate-cohort.ts';
import type { ScoredCells } from '../../src/mmil/evaluate/scored-cells.ts';
import { annotatorAgreement } from '../../src/mmil/experiments/annotator-agreement.ts';
import { annotatorPanel } from '../../src/mmil/experiments/annotator-panel.ts';
import { annotatorPoints } from '../../src/mmil/experiments/annotator-points.ts';
import { armStability } from '../../src/mmil/experiments/arm-stability.ts';
import { type ArmFits, arms } from '../../src/mmil/experiments/arms.ts';
import { countCells } from '../../src/mmil/experiments/count-cells.ts';
import { fitArms } from '../../src/mmil/experiments/fit-arms.ts';
import { lassoArms } from '../../src/mmil/experiments/lasso-arms.ts';
import { pairedAurocs } from '../../src/mmil/experiments/paired-aurocs.ts';
import { plantedRecovery } from '../../src/mmil/experiments/planted-recovery.ts';
import { rocCurves } from '../../src/mmil/experiments/roc-curves.ts';
import { scoreArms } from '../../src/mmil/experiments/score-arms.ts';
import { scoreDensities } from '../../src/mmil/experiments/score-densities.ts';
import { supportOverlap } from '../../src/mmil/experiments/support-overlap.ts';
import { testReliability } from '../../src/mmil/experiments/test-reliability.ts';
import { truePrior } from '../../src/mmil/experiments/true-prior.ts';
import { auroc } from '../../src/stats/auroc.ts';
import { sd } from '../../src/stats/sd.ts';
import { smallPreset } from '../cells/simulate/small-preset.ts';

const preset: CohortPreset = { ...smallPreset, sdPatient: 0.2, sdBatch: 0.1, dirichlet: { healthy: 60, sick: 40 } };
const cells = (sick: number[], healthy: number[]) =>
  concatSamples([...simulateCohort(preset, { seed: 1, patients: { sick, healthy }, cells: 120 })]);
const training = cells([1, 2, 3, 4, 5, 6], [1, 2, 3, 4]);
const held = cells([7, 8, 9, 10], [5, 6]);
const learners = lassoArms(training, { fraction: 0.05 });
const options = { seed: 1, replicates: 100 };
let fits: ArmFits<Awaited<ReturnType<typeof learners.oracle.fit>>>;
beforeAll(async () => void (fits = await fitArms(training, { learners })));

/** Two sick patients and a donor, scores by hand. */
const byHand: ScoredCells = {
  logits: [3, 1, -1, 2, 0.5, -2, -3, -0.5],
  labels: [1, 1, 0, 1, 0, 0, 0, 0],
  patients: ['a', 'a', 'a', 'b', 'b', 'b', 'h', 'h'],
  sick: [1, 1, 1, 1, 1, 1, 0, 0],
};

describe('curves and densities', () => {
  test('ROC curves rise from (0, 0) to (1, 1), and the area under each is its AUROC', () => {
    const curves = rocCurves(fits, { held: { table: held } }, { step: 0.001 });
    expect(curves.map(({ arm }) => arm)).toEqual([...arms]);
    for (const { arm, falsePositives: x, sensitivity: y, cells } of curves) {
      expect(cells).toBe(held.n);
      expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, 1]);
      let area = 0;
      for (let k = 1; k < x.length; k++) area += ((x[k]! - x[k - 1]!) * (y[k]! + y[k - 1]!)) / 2;
      expect(area).toBeCloseTo(auroc(fits[arm].logit(held), held.annotations.label), 3);
    }
  });

  test('densities count each kind of cells by its truth and owner', () => {
    const rows = scoreDensities(byHand, { bins: 2 });
    expect(rows.map(({ kind, counts }) => [kind, ...counts])).toEqual([
      ['diseased', 0, 3],
      ['healthy, of patients', 2, 1],
      ['healthy, of donors', 2, 0],
    ]);
    expect(rows[1]!.densities[0]).toBeCloseTo(2 / (3 * 0.5), 12);
  });

  test('a kind without cells is left out', () =>
    expect(scoreDensities({ logits: [1], labels: [1], patients: ['a'], sick: [1] }).map(({ kind }) => kind)).toEqual([
      'diseased',
    ]));
});

describe('two rows, patient by patient', () => {
  const row = (values: Record<string, number | null>) => ({
    perPatientAuroc: {
      median: { estimate: 0, lower: 0, upper: 0, level: 0.95, n: 0, of: 0, method: '' },
      patients: Object.entries(values).map(([patient, value]) => ({ patient, cells: 9, positives: 3, auroc: value })),
    },
  });

  test('the mean difference is over patients that have both, and says of how many', () => {
    const { mean, patients } = pairedAurocs(
      row({ a: 0.8, b: 0.7, c: null, d: 0.9 }),
      row({ b: 0.8, a: 0.7, c: 0.9, e: 1 }),
      options,
    );
    expect(patients).toEqual([
      { patient: 'a', first: 0.8, second: 0.7 },
      { patient: 'b', first: 0.7, second: 0.8 },
    ]);
    expect(mean.estimate).toBeCloseTo(0, 12);
    expect([mean.n, mean.of]).toEqual([2, 5]);
  });

  test('the same shift in all patients has an interval of no width', () => {
    const { mean } = pairedAurocs(row({ a: 0.8, b: 0.6 }), row({ a: 0.9, b: 0.7 }), options);
    for (const value of [mean.estimate, mean.lower, mean.upper]) expect(value).toBeCloseTo(0.1, 12);
  });

  test('rows without a common patient are refused', () =>
    expect(() => pairedAurocs(row({ a: 0.8 }), row({ b: 0.8 }), options)).toThrow(/same patients/));
});

describe('features', () => {
  test('supports: two of three in common, one with another sign', () =>
    expect(supportOverlap({ CD34: 1, CD45: 0, CD19: -1 }, { CD34: 2, CD45: 1, CD19: 1 })).toEqual({
      first: 2,
      second: 3,
      both: 2,
      either: 3,
      jaccard: 2 / 3,
      sameSign: 1 / 2,
    }));

  test('models of different features are refused, whichever has one more', () => {
    expect(() => supportOverlap({ a: 1 }, { a: 1, b: 0 })).toThrow(/'b' is in one/);
    expect(() => supportOverlap({ a: 1, b: 0 }, { a: 1 })).toThrow(/'b' is in one/);
  });

  test('coefficients are by SD, those of the fit to all patients, and the oracle is bootstrapped along', async () => {
    const { coefficients, overlaps } = await armStability(training, { learners, seed: 1, replicates: 5 });
    expect(coefficients.length).toBe(9);
    training.names.forEach((name, j) => {
      const one = coefficients.find((row) => row.arm === 'oracle' && row.name === name)!;
      const scale = sd(training.columns[j] as Float32Array, { ddof: 0 });
      expect(one.estimate).toBeCloseTo(fits.oracle.model.coefficients[j]! * scale, 6);
      expect([one.n, one.selected >= 0 && one.selected <= 1]).toEqual([10, true]);
    });
    for (const overlap of overlaps) {
      const of = (arm: string) =>
        Object.fromEntries(coefficients.filter((row) => row.arm === arm).map((row) => [row.name, row.estimate]));
      expect(overlap).toMatchObject(supportOverlap(of(overlap.arm), of('oracle')));
      expect(overlap.jaccardInterval.estimate).toBe(overlap.jaccard);
    }
  });

  test('planted features among the selected, against as many drawn blindly', () => {
    const shifts = [
      { marker: 'a', fromProgenitors: 0.5, fromNormal: 0 },
      { marker: 'b', fromProgenitors: -0.5, fromNormal: 1 },
      { marker: 'c', fromProgenitors: 0.05, fromNormal: -1 },
      { marker: 'd', fromProgenitors: 0, fromNormal: 1 },
    ];
    const [abnormal, unlike] = plantedRecovery({ a: 2, b: 1, c: -0.5, d: 0 }, shifts);
    expect(abnormal).toEqual({
      against: 'fromProgenitors',
      features: 4,
      planted: 2,
      selected: 3,
      found: 2,
      byChance: 1.5,
      rightSign: 1,
      auroc: 1,
    });
    // b, c and d are unlike normal cells: sizes 1, 0.5 and 0 against the 2 of a.
    expect(unlike).toMatchObject({ planted: 3, found: 2, rightSign: 2, auroc: 0 });
    expect(() => plantedRecovery({ a: 1 }, shifts)).toThrow(/no coefficient for 'b'/);
  });
});

describe('another population', () => {
  test('counting gives cells, patients and shares', () => {
    const counts = countCells(held);
    expect([counts.sickPatients, counts.healthyDonors, counts.cells]).toEqual([4, 2, 720]);
    expect(counts.diseased).toBe(Array.from(held.annotations.label).filter(Boolean).length);
    const { rho, zeta } = truePrior(held);
    expect(zeta).toBeCloseTo(4 / 6, 12);
    expect(counts.diseased / 480).toBeCloseTo(1 - rho, 12);
  });

  test('reliability after the shift is that of shifted probabilities; the naive arm has no shift', () => {
    const prior = { rho: 0.9, zeta: 0.5 };
    for (const arm of ['oracle', 'mmil'] as const) {
      const [plain, shifted] = [{ table: held }, { table: held, prior }].map((set) => testReliability(fits[arm], set));
      expect(shifted!.line.slope).toBeCloseTo(plain!.line.slope!, 6);
      // Fewer diseased cells are expected, so probabilities fall and the labels are above them.
      expect(shifted!.line.inTheLarge!).toBeGreaterThan(plain!.line.inTheLarge!);
      expect(shifted!.bins.reduce((sum, { n }) => sum + n, 0)).toBe(held.n);
    }
    expect(testReliability(fits.naive, { table: held, prior })).toEqual(testReliability(fits.naive, { table: held }));
  });
});

describe('simulated annotators', () => {
  const scores = { oracle: byHand, naive: { ...byHand, logits: [1, -9, 3, 2, 0, -1, -2, 4] }, mmil: byHand };

  test('operating points by hand: one missed, one false, and what each arm reaches there', () => {
    const given = Uint8Array.from([1, 0, 1, 1, 0, 0, 0, 0]);
    const [point] = annotatorPoints(scores, [{ annotator: 1, given }], options);
    expect(point!.sensitivity.estimate).toBeCloseTo(2 / 3, 12);
    expect(point!.specificity.estimate).toBeCloseTo(4 / 5, 12);
    expect(point!.accuracy.estimate).toBeCloseTo(6 / 8, 12);
    const reached = Object.fromEntries(point!.arms.map(({ arm, sensitivity }) => [arm, sensitivity.estimate]));
    // One false positive is allowed. Oracle: above -0.5, all three. Naive: above 3, none of 1, -9, 2.
    expect(reached).toEqual({ oracle: 1, naive: 0, mmil: 1 });
    expect(point!.arms[1]!.lead.estimate).toBeCloseTo(-2 / 3, 12);
  });

  test('an annotator who is always right and a score that ranks perfectly are level in every replicate', () => {
    const right = { annotator: 1, given: Uint8Array.from(byHand.labels as number[]) };
    const lead = annotatorPoints(scores, [right], options)[0]!.arms[0]!.lead;
    expect([lead.estimate, lead.lower, lead.upper]).toEqual([0, 0, 0]);
  });

  test('cells of one kind only are refused', () => {
    const healthy = { ...byHand, labels: new Uint8Array(8) };
    const panel = [{ annotator: 1, given: new Uint8Array(8) }];
    expect(() => annotatorPoints({ oracle: healthy, naive: healthy, mmil: healthy }, panel, options)).toThrow(
      /one kind is missing/,
    );
  });

  test('agreement by hand: 6 of 8 cells alike, kappa from the same table', () => {
    const panel = [
      { annotator: 1, given: Uint8Array.from([1, 1, 0, 1, 0, 0, 0, 0]) },
      { annotator: 2, given: Uint8Array.from([1, 0, 0, 1, 1, 0, 0, 0]) },
    ];
    const rows = annotatorAgreement(byHand, panel, options);
    expect(rows.map(({ pair }) => pair)).toEqual([
      'annotator 1, annotator 2',
      'annotator 1, truth',
      'annotator 2, truth',
    ]);
    // Both have 3 of 8 positive: expected (3 · 3 + 5 · 5) / 64.
    const expected = 34 / 64;
    expect(rows[0]!.agreement.estimate).toBeCloseTo(0.75, 12);
    expect(rows[0]!.kappa.estimate).toBeCloseTo((0.75 - expected) / (1 - expected), 12);
    expect(rows[1]!.agreement.estimate).toBe(1);
  });

  test('a panel flips its share of the labels of the test cells, each annotator others', () => {
    const { oracle } = scoreArms(fits, held);
    const panel = annotatorPanel(oracle, { seed: 1, flips: 0.05 });
    const wrong = panel.map(({ given }) =>
      Array.from(given).flatMap((label, i) => (label === oracle.labels[i] ? [] : [i])),
    );
    expect(wrong.map(({ length }) => length)).toEqual([36, 36, 36]);
    expect(wrong[0]).not.toEqual(wrong[1]);
    expect(annotatorPoints({ oracle, naive: oracle, mmil: oracle }, panel, options)[2]!.accuracy.estimate).toBeCloseTo(
      0.95,
      12,
    );
  });
});
