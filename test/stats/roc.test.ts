import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auroc } from '../../src/stats/auroc.ts';
import { aurocByCluster } from '../../src/stats/auroc-by-cluster.ts';
import { aurocGapByCluster } from '../../src/stats/auroc-gap-by-cluster.ts';
import { averagePrecision } from '../../src/stats/average-precision.ts';
import { clusterBootstrap } from '../../src/stats/cluster-bootstrap.ts';
import { compareAurocs, delong } from '../../src/stats/delong.ts';
import { mean } from '../../src/stats/mean.ts';
import { normalCdf } from '../../src/stats/normal-cdf.ts';
import { normalQuantile } from '../../src/stats/normal-quantile.ts';
import { rng } from '../../src/stats/rng.ts';
import { roc } from '../../src/stats/roc.ts';
import oracle from './fixtures/auroc.json' with { type: 'json' };
import { scores } from './fixtures/scores.ts';

const names = ['naive', 'mmil', 'oracle', 'mmil_ties'] as const;
const sick = Int32Array.from(scores.z.keys()).filter((i) => scores.z[i] === 1);
const of = (values: Float64Array, rows: Int32Array): Float64Array => Float64Array.from(rows, (i) => values[i]!);
const near = (value: number, expected: number, tolerance: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
};

const scored = fc.array(fc.record({ score: fc.integer({ min: 0, max: 8 }), label: fc.constantFrom(0, 1) }), {
  minLength: 1,
  maxLength: 40,
});
const split = (cells: { score: number; label: number }[]): [number[], number[]] => [
  cells.map(({ score }) => score),
  cells.map(({ label }) => label),
];

describe.each(names)('%s, against pROC', (name) => {
  test('AUROC to 1e-12, DeLong interval to 1e-9, on all cells', () => {
    const expected = oracle.allCells[name];
    const { estimate, lower, upper, variance, n } = delong(scores[name], scores.y);
    near(auroc(scores[name], scores.y), expected.auc, 1e-12);
    near(estimate, expected.auc, 1e-12);
    near(lower, expected.ciLow, 1e-9);
    near(upper, expected.ciHigh, 1e-9);
    near(variance, expected.variance, 1e-14);
    expect(n).toBe(1280);
  });

  test('the same on the cells of sick patients', () => {
    const expected = oracle.sickPatientsOnly[name];
    const { estimate, lower, upper } = delong(of(scores[name], sick), of(scores.y, sick));
    near(estimate, expected.auc, 1e-12);
    near(lower, expected.ciLow, 1e-9);
    near(upper, expected.ciHigh, 1e-9);
  });

  test('average precision to 1e-12', () =>
    near(averagePrecision(scores[name], scores.y), oracle.averagePrecision[name], 1e-12));
});

describe('auroc', () => {
  test('0.1 0.4 | 0.4 0.8: three pairs right and one tie give 0.875', () =>
    expect(auroc([0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1])).toBe(0.875));

  test('is the count over all pairs', () => {
    fc.assert(
      fc.property(scored, (cells) => {
        const [x, y] = split(cells);
        const pairs = cells.flatMap((a) =>
          cells.filter((b) => a.label > b.label).map((b) => (Math.sign(a.score - b.score) + 1) / 2),
        );
        expect(auroc(x, y)).toBe(mean(pairs));
      }),
    );
  });

  test('of turned scores is one minus it, and a rising transformation changes nothing', () => {
    fc.assert(
      fc.property(scored, (cells) => {
        const [x, y] = split(cells);
        const value = auroc(x, y);
        if (Number.isNaN(value)) return;
        near(
          auroc(
            x.map((s) => -s),
            y,
          ),
          1 - value,
          1e-15,
        );
        expect(auroc(x.map(Math.exp), y)).toBe(value);
      }),
    );
  });

  test('has no value with one class, and refuses what is no score or label', () => {
    expect(auroc([1, 2], [1, 1])).toBeNaN();
    expect(() => auroc([1, Number.NaN], [0, 1])).toThrow('a score must be a number, got NaN at position 1');
    expect(() => auroc([1, 2], [0, 0.5])).toThrow('a label must be 0 or 1, got 0.5 at position 1');
    expect(() => auroc([1, 2], [0])).toThrow('2 scores need 2 labels, got 1');
  });
});

describe('DeLong', () => {
  test('paired: naive against MMIL has Z = -0.1603 and p = 0.873, to 1e-8', () => {
    const { z, p, difference } = compareAurocs(scores.naive, scores.mmil, scores.y);
    near(z, oracle.pairedDeLong_naive_vs_mmil.Z, 1e-8);
    near(p, oracle.pairedDeLong_naive_vs_mmil.p, 1e-8);
    near(difference.estimate, oracle.allCells.naive.auc - oracle.allCells.mmil.auc, 1e-12);
  });

  test('a score against itself shows no difference: z 0, p 1', () => {
    const { z, p } = compareAurocs(scores.naive, scores.naive, scores.y);
    expect([z, p]).toEqual([0, 1]);
  });

  test('needs two cells of each class', () =>
    expect(() => delong([1, 2, 3], [0, 0, 1])).toThrow('got 1 positives and 2 negatives'));
});

describe('roc', () => {
  test('of a score with ties has the points of pROC', () => {
    const points = roc(scores.mmil_ties, scores.y);
    const expected = oracle.rocMMILties;
    expect(points.map(({ threshold }) => threshold)).toEqual(
      expected.thresholds.map((t) => (Math.abs(t) === 1e308 ? Math.sign(t) * Infinity : t)),
    );
    points.forEach(({ sensitivity, specificity }, k) => {
      near(sensitivity, expected.sens[k]!, 1e-12);
      near(specificity, expected.spec[k]!, 1e-12);
    });
  });

  test('the trapezoids below it are the AUROC', () => {
    fc.assert(
      fc.property(scored, (cells) => {
        const [x, y] = split(cells);
        if (Number.isNaN(auroc(x, y))) return;
        const points = roc(x, y);
        let area = 0;
        for (let k = 1; k < points.length; k++) {
          const [a, b] = [points[k - 1]!, points[k]!];
          area += ((a.sensitivity + b.sensitivity) / 2) * (b.specificity - a.specificity);
        }
        near(area, auroc(x, y), 1e-12);
      }),
    );
  });

  test('needs both classes', () => expect(() => roc([1], [1])).toThrow('1 positives and 0 negatives'));
});

describe('averagePrecision', () => {
  test('hit, miss, hit: (1 + 2/3) / 2', () => near(averagePrecision([0.9, 0.8, 0.7], [1, 0, 1]), 5 / 6, 1e-15));
  test('of one score for all is the share of positives', () =>
    expect(averagePrecision([1, 1, 1, 1], [1, 0, 0, 0])).toBe(0.25));
  test('has no value without positives', () => expect(averagePrecision([1, 2], [0, 0])).toBeNaN());
});

describe('cluster bootstrap', () => {
  const random = rng(5);
  const patient = Array.from({ length: 300 }, (_, i) => `P${Math.floor(i / 30)}`);
  const label = patient.map(() => random.integer(2));
  const score = label.map((y, i) => Math.round(4 * (y + random.normal() + (i % 90 < 30 ? 1 : 0))));

  test('of the AUROC equals aurocByCluster to the last digit', () => {
    const slow = clusterBootstrap(
      patient,
      (rows) =>
        auroc(
          Array.from(rows, (i) => score[i]!),
          Array.from(rows, (i) => label[i]!),
        ),
      { seed: 3, replicates: 200 },
    );
    expect(aurocByCluster(score, label, patient, { seed: 3, replicates: 200 })).toEqual(slow);
    expect(slow.n).toBe(10);
    expect(slow.method).toBe('percentile bootstrap of 10 clusters, 200 replicates, seed 3');
  });

  test('of the difference of two AUROCs equals aurocGapByCluster to the last digit', () => {
    const other = score.map((value) => Math.abs(value - 1));
    const pick = <T>(values: readonly T[], rows: Int32Array): T[] => Array.from(rows, (i) => values[i]!);
    const slow = clusterBootstrap(
      patient,
      (rows) => auroc(pick(score, rows), pick(label, rows)) - auroc(pick(other, rows), pick(label, rows)),
      { seed: 3, replicates: 200 },
    );
    expect(aurocGapByCluster(score, other, label, patient, { seed: 3, replicates: 200 })).toEqual(slow);
    const same = aurocGapByCluster(score, score, label, patient, { seed: 3, replicates: 200 });
    expect([same.estimate, same.lower, same.upper]).toEqual([0, 0, 0]);
  });

  test('of a mean is wider than over single cells when cells of a patient are alike', () => {
    const x = patient.map((name) => Number(name.slice(1)));
    const meanOf = (rows: Int32Array) => mean(Array.from(rows, (i) => x[i]!));
    const width = (by: ArrayLike<unknown>) => {
      const { lower, upper } = clusterBootstrap(by, meanOf, { seed: 1, replicates: 500 });
      return upper - lower;
    };
    expect(width(patient)).toBeGreaterThan(4 * width([...patient.keys()]));
  });

  test('counts the replicates without a value', () => {
    const { method } = aurocByCluster([1, 2], [0, 1], ['a', 'b'], { seed: 1, replicates: 1000 });
    near(Number(/undefined in (\d+)$/.exec(method)?.[1]), 500, 60);
  });
});

describe('the normal distribution', () => {
  test('2.5 % lie above 1.959963984540054', () => {
    near(normalQuantile(0.975), 1.959963984540054, 1e-15);
    near(normalCdf(1.959963984540054), 0.975, 1e-15);
  });
  test('P(Z < -8) is 6.220960574271785e-16', () => near(normalCdf(-8) / 6.220960574271785e-16, 1, 1e-13));
  test('quantile and distribution are inverses', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) =>
        near(normalCdf(normalQuantile(p)) / p, 1, 1e-12),
      ),
    );
    expect([normalQuantile(0), normalQuantile(1), normalCdf(-50), normalCdf(50)]).toEqual([-Infinity, Infinity, 0, 1]);
  });
});
