import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claims } from '../../src/papers/claims/claims.ts';
import { selectClaims } from '../../src/papers/claims/select-claims.ts';
import { DataError } from '../../src/papers/tables/data-error.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { sampleSizeTable } from '../../src/papers/medhelm/sample-size-table.ts';
import { iccSampleSize } from '../../src/stats/icc-sample-size.ts';
import { dataCopy } from './data-copy.ts';

const oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/medhelm-sample-size-recomputed.json'), 'utf8'),
) as {
  populations: Record<string, number>;
  widths: Record<string, { base_exact: number; base: number; with_fpc: Record<string, number> }>;
};
const medhelm = loadMedhelm();

describe('the plan of sample sizes', () => {
  test.each(Object.entries(oracle.widths))('width %s agrees with the independent script', (width, expected) => {
    const { n, unrounded } = iccSampleSize({ icc: 0.75, width: Number(width) });
    expect(Math.abs(unrounded - expected.base_exact)).toBeLessThan(1e-9);
    expect(n).toBe(expected.base);
    const needed = sampleSizeTable(medhelm, { width: Number(width) }).map((row) => [row.benchmark, row.needed]);
    expect(Object.fromEntries(needed)).toEqual(expected.with_fpc);
  });

  test('the table has the populations of the script, and 12 benchmarks', () => {
    const rows = sampleSizeTable(medhelm);
    expect(Object.fromEntries(rows.map(({ benchmark, population }) => [benchmark, population]))).toEqual(
      oracle.populations,
    );
  });

  test('by the correction of the script three benchmarks differ from the table of the authors', () => {
    const differing = sampleSizeTable(medhelm).filter(({ needed, published }) => needed !== published);
    expect(differing.map(({ name, needed, published }) => [name, needed, published])).toEqual([
      ['MTSamples', 30, 29],
      ['MedAlign', 43, 22],
      ['MedicationQA', 45, 44],
    ]);
  });

  test('with the rule that was chosen because it fits, all 12 agree, at no width but 0.300 to 0.303', () => {
    const fits = (width: number) =>
      sampleSizeTable(medhelm, { width }).every(({ fitted, published }) => fitted === published);
    const widths = Array.from({ length: 350 }, (_, k) => (150 + k) / 1000).filter(fits);
    expect(widths).toEqual([0.3, 0.301, 0.302, 0.303]);
  });

  test('12 claims, all exact and none called a confirmation', () => {
    const results = selectClaims(claims(), 'sample-size');
    expect(results).toHaveLength(12);
    expect(
      results.every(({ ok, status, evidence }) => ok && status === 'exact' && evidence === 'inferred-to-fit'),
    ).toBe(true);
  });

  test.each([
    ['medalign,43,22', 'medaling,43,22', 'row 4, column benchmark: unknown benchmark medaling: did you mean medalign?'],
    ['medalign,43,22', 'mtsamples,43,22', 'row 4, column benchmark: mtsamples is given twice, in rows 2 and 4'],
    ['medalign,43,22', 'medalign,,22', 'row 4, column population: "" is not a count of at least 1'],
    ['medalign,43,22', 'medalign,43,NaN', 'row 4, column required: "NaN" is not a count of at least 1'],
    ['medalign,43,22', 'medalign,43,44', 'row 4, column required: 44 of 43 cannot be rated'],
  ])('%s as %s is refused with its place', (from, to, message) => {
    const copy = dataCopy();
    copy.alter('medhelm/sample_size_plan.csv', from, to);
    const load = () => loadMedhelm({ dir: copy.medhelm });
    expect(load).toThrow(DataError);
    expect(load).toThrow(message);
  });
});
