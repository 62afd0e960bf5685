import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coefficientStability } from '../../src/mmil/evaluate/coefficient-stability.ts';
import { evaluate } from '../../src/mmil/evaluate/evaluate.ts';
import { EvaluationError } from '../../src/mmil/evaluate/evaluation-error.ts';
import { fractionError } from '../../src/mmil/evaluate/fraction-error.ts';
import { healthyFalsePositives } from '../../src/mmil/evaluate/healthy-false-positives.ts';
import { scoredPatients } from '../../src/mmil/evaluate/scored-patients.ts';
import { sensitivityAtSpecificity } from '../../src/mmil/evaluate/sensitivity-at-specificity.ts';
import { weightedMedian } from '../../src/mmil/evaluate/weighted-median.ts';
import { averagePrecision } from '../../src/stats/average-precision.ts';
import oracle from '../stats/fixtures/auroc.json' with { type: 'json' };
import { scores } from '../stats/fixtures/scores.ts';

const lines = readFileSync(new URL('../learners/fixtures/cells.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const patients = lines.slice(1).map((line) => line.split(',')[0]!);
const fixture = { logits: scores.mmil, labels: scores.y, patients, sick: scores.z };

/** Two sick patients with two cells each, and one healthy donor with two. */
const small = {
  logits: [2, -1, 1, 3, -2, 0.5],
  labels: [1, 0, 0, 1, 0, 0],
  patients: ['a', 'a', 'b', 'b', 'h', 'h'],
  sick: [1, 1, 1, 1, 0, 0],
};

describe('evaluate', () => {
  const result = evaluate(fixture, { seed: 1, replicates: 300 });

  test('has the AUROC and average precision of the oracle, intervals over 14 patients', () => {
    expect(result.auroc!.estimate).toBeCloseTo(oracle.allCells.mmil.auc, 12);
    expect(result.aurocDelong!.lower).toBeCloseTo(oracle.allCells.mmil.ciLow, 9);
    expect(result.averagePrecision!.estimate).toBeCloseTo(oracle.averagePrecision.mmil, 12);
    expect(result.averagePrecision!.estimate).toBeCloseTo(averagePrecision(scores.mmil, scores.y), 12);
    expect(result.auroc!.n).toBe(14);
    for (const { estimate, lower, upper } of [result.auroc!, result.averagePrecision!]) {
      expect(lower).toBeLessThan(estimate);
      expect(upper).toBeGreaterThan(estimate);
    }
  });

  test('sees 8 sick patients and 6 healthy donors', () => {
    expect(result.perPatientAuroc!.median).toMatchObject({ n: 8, of: 8 });
    expect(result.healthyFalsePositives!.rate).toMatchObject({ n: 6, of: 6 });
    expect(result.fractions!.patients.length).toBe(8);
  });

  test('is the same for the same seed, and plain JSON', () => {
    expect(evaluate(fixture, { seed: 1, replicates: 300 })).toEqual(result);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('does not depend on the order of the cells', () => {
    const order = Array.from(patients.keys()).sort((i, j) => scores.naive[i]! - scores.naive[j]!);
    const turned = evaluate(
      {
        logits: order.map((i) => fixture.logits[i]!),
        labels: order.map((i) => fixture.labels[i]!),
        patients: order.map((i) => patients[i]!),
        sick: order.map((i) => fixture.sick[i]!),
      },
      { seed: 1, replicates: 100 },
    );
    expect(turned.auroc!.estimate).toBe(result.auroc!.estimate);
    expect(turned.sensitivity!.sensitivity.estimate).toBe(result.sensitivity!.sensitivity.estimate);
    expect(turned.perPatientAuroc!.median.estimate).toBe(result.perPatientAuroc!.median.estimate);
  });

  test('without healthy donors or with one class, says null instead of NaN', () => {
    const sickOnly = evaluate({ logits: [1, 2], labels: [0, 1], patients: ['a', 'a'], sick: [1, 1] }, { seed: 1 });
    expect([sickOnly.sensitivity, sickOnly.healthyFalsePositives]).toEqual([null, null]);
    const none = evaluate({ logits: [1, 2], labels: [0, 0], patients: ['a', 'a'], sick: [1, 1] }, { seed: 1 });
    expect([none.auroc, none.aurocDelong, none.averagePrecision, none.perPatientAuroc]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(none.fractions!.meanAbsolute.estimate).toBeGreaterThan(0.5);
  });

  test.each([
    ['there is no cell to evaluate', { logits: [], labels: [], patients: [], sick: [] }],
    ['the logit of cell 1 (patient a) is NaN', { ...small, logits: [1, Number.NaN, 1, 1, 1, 1] }],
    ['patient a is both sick (1) and healthy (0): see cells 0 and 1', { ...small, sick: [1, 0, 1, 1, 0, 0] }],
    ['healthy donor h has 1 diseased cells', { ...small, labels: [1, 0, 0, 1, 0, 1] }],
    ['leave out cells without a true label', { ...small, labels: [1, 0, 0, 1, 0, -1] }],
    ['6 logits need as many labels', { ...small, labels: [1] }],
  ])('refuses: %s', (message, cells) => {
    expect(() => evaluate(cells, { seed: 1 })).toThrow(EvaluationError);
    expect(() => evaluate(cells, { seed: 1 })).toThrow(message);
  });
});

describe('by hand: logits 2 -1 | 1 3 of sick, -2 0.5 of healthy', () => {
  const options = { seed: 1, replicates: 100 };
  const table = scoredPatients(small);

  test('one of two healthy cells is above 0', () =>
    expect(healthyFalsePositives(table, options)).toMatchObject({
      rate: { estimate: 0.5, n: 1, of: 1 },
      donors: [{ patient: 'h', cells: 2, called: 1, rate: 0.5 }],
    }));

  test('both diseased cells lie above every healthy one', () =>
    expect(sensitivityAtSpecificity(table, options)).toMatchObject({
      sensitivity: { estimate: 1, n: 2, of: 2 },
      threshold: 0.5,
      specificity: 1,
    }));

  test('above 0, patient a has 1 of 2 cells called (right), patient b 2 of 2 (one too many)', () => {
    const { meanAbsolute, bias, log10Rmse } = fractionError(table, { ...options, threshold: 0 });
    expect([meanAbsolute.estimate, bias.estimate]).toEqual([0.25, 0.25]);
    expect(log10Rmse.estimate).toBeCloseTo(Math.sqrt(Math.log10(2) ** 2 / 2), 12);
    expect(log10Rmse).toMatchObject({ n: 2, of: 2 });
  });

  test('the median of 1 1 5 9 is 3', () => {
    expect(weightedMedian([1, 5, 9], [2, 1, 1])).toBe(3);
    expect(weightedMedian([9, 1], [1, 0])).toBe(9);
    expect(weightedMedian([], [])).toBeNaN();
  });
});

describe('coefficientStability', () => {
  const sick = [1, 1, 1, 0, 0];
  const share = (drawn: Float64Array) => ({ always: 2, first: drawn[0]!, never: 0 });

  test('tells what is always chosen from what hangs on one patient', async () => {
    const rows = await coefficientStability(sick, share, { seed: 1, replicates: 500 });
    expect(rows.map(({ name, estimate }) => [name, estimate])).toEqual([
      ['always', 2],
      ['first', 1],
      ['never', 0],
    ]);
    expect(rows[0]).toMatchObject({ lower: 2, upper: 2, selected: 1, sameSign: 1, n: 5, of: 5 });
    expect(Math.abs(rows[1]!.selected - (1 - (2 / 3) ** 3))).toBeLessThan(0.08);
    expect(rows[2]).toMatchObject({ selected: 0, sameSign: 1 });
  });

  test('draws sick patients and donors apart', async () => {
    const sums: string[] = [];
    const fit = (drawn: Float64Array) => {
      sums.push(`${drawn[0]! + drawn[1]! + drawn[2]!} ${drawn[3]! + drawn[4]!}`);
      return { b: 1 };
    };
    await coefficientStability(sick, fit, { seed: 1, replicates: 20 });
    expect(new Set(sums)).toEqual(new Set(['3 2']));
  });

  test('stops when aborted, and names a fit that failed', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(coefficientStability(sick, share, { seed: 1, signal })).rejects.toThrow('enough');
    const broken = (_: Float64Array, replicate: number) => ({ b: replicate === 1 ? Number.NaN : 1 });
    await expect(coefficientStability(sick, broken, { seed: 1 })).rejects.toThrow(
      "the fit of replicate 1 gave NaN for the coefficient 'b'",
    );
  });
});
