import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blastFraction, meanBlastFraction } from '../../../src/cells/simulate/blast-fraction.ts';
import { blastMeans } from '../../../src/cells/simulate/blast-means.ts';
import { blastShift } from '../../../src/cells/simulate/blast-shift.ts';
import type { CohortPreset } from '../../../src/cells/simulate/cohort-preset.ts';
import { meanComposition } from '../../../src/cells/simulate/composition.ts';
import { concatSamples } from '../../../src/cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../../src/cells/simulate/simulate-cohort.ts';
import { type SampleOf, simulateSample } from '../../../src/cells/simulate/simulate-sample.ts';
import { splitCohort } from '../../../src/cells/simulate/split-cohort.ts';
import type { Factor } from '../../../src/cells/cell-table.ts';
import { mean } from '../../../src/stats/mean.ts';
import { rng } from '../../../src/stats/rng.ts';
import { sd } from '../../../src/stats/sd.ts';
import { smallPreset } from './small-preset.ts';

const bytes = (table: { columns: readonly ArrayLike<number>[] }): string =>
  table.columns.map((column) => Array.from(column).join()).join('|');
const sample = (options: Partial<SampleOf> = {}, preset: CohortPreset = smallPreset) =>
  simulateSample(preset, { seed: 1, patient: 1, sick: true, cells: 40, ...options });

/** Mean count of a marker at mean mu: 5 E[sinh(max(v, 0))], v ~ N(mu, s²), by the trapezoid rule. */
function expectedCount(mu: number): number {
  const s = Math.hypot(0.18 + 0.22 * Math.min(3, mu), mu > 0.5 ? 0.15 : 0);
  let sum = 0;
  for (let t = -8; t <= 8; t += 1e-3) {
    const v = mu + s * t;
    if (v > 0) sum += (5 * Math.sinh(v) * Math.exp((-t * t) / 2) * 1e-3) / Math.sqrt(2 * Math.PI);
  }
  return sum;
}

describe('a simulated sample', () => {
  test('blasts lie between the mean of the two progenitors and the aberrant means', () => {
    // 0.6 (2 + 3) / 2 + 0.4 4 = 3.1; 0.6 (1 + 0.4) / 2 + 0.4 0.2 = 0.5
    expect(Array.from(blastMeans(smallPreset), (m) => Number(m.toFixed(12)))).toEqual([3.1, 0.5, 0.15]);
    expect(Array.from(blastMeans(smallPreset, 0))).toEqual([2.5, 0.7, 0.15]);
    expect(Array.from(blastMeans(smallPreset, 1))).toEqual([4, 0.2, 0.15]);
  });

  test('counts of each marker in each state have the mean and at least the variance of the formula', () => {
    const table = sample({ cells: 60_000, values: 'counts' });
    const { levels, codes } = table.annotations.state as Factor;
    expect(levels).toEqual(['Pro', 'Pre', 'T', 'Blast']);
    const means = [...smallPreset.states.map((state) => state.means), [3.1, 0.5, 0.15]];
    levels.forEach((_, s) => {
      smallPreset.markers.forEach((_marker, j) => {
        const counts = Array.from((table.columns[j] as Float32Array).filter((_count, i) => codes[i] === s));
        expect(counts.length).toBeGreaterThan(1500);
        const spread = sd(counts);
        expect(spread ** 2).toBeGreaterThan(mean(counts) * 0.9); // more than Poisson's own
        const error = mean(counts) - expectedCount(means[s]![j]!);
        expect(Math.abs(error)).toBeLessThan(4.5 * (spread / Math.sqrt(counts.length)));
      });
    });
  });

  test('bright markers of a cell rise and fall together, dim ones do not', () => {
    const table = sample({ cells: 60_000 });
    const { codes } = table.annotations.state as Factor;
    const ofPro = table.columns.map((column) => Array.from(column.filter((_, i) => codes[i] === 0)));
    const correlation = (a: number[], b: number[]): number => {
      const [ma, mb] = [mean(a), mean(b)];
      return mean(a.map((x, i) => (x - ma) * (b[i]! - mb))) / sd(a, { ddof: 0 }) / sd(b, { ddof: 0 });
    };
    expect(correlation(ofPro[0]!, ofPro[1]!)).toBeGreaterThan(0.03);
    expect(Math.abs(correlation(ofPro[0]!, ofPro[2]!))).toBeLessThan(4.5 / Math.sqrt(ofPro[0]!.length));
  });

  test('compositions: sick patients have less of what is suppressed, blood next to no progenitors', () => {
    // sick: 0.2, 0.15, 0.5 over 0.85; blood of a healthy donor: 0.01, 0.015, 0.5 over 0.525
    const shares = meanComposition(smallPreset, true, 'BM');
    expect(Array.from(shares, (x) => Number(x.toFixed(6)))).toEqual([0.235294, 0.176471, 0.588235]);
    const blood = meanComposition(smallPreset, false, 'PB');
    expect(Array.from(blood, (x) => Number(x.toFixed(6)))).toEqual([0.019048, 0.028571, 0.952381]);
    const table = sample({ sick: false, tissue: 'PB', cells: 40_000 });
    const { codes } = table.annotations.state as Factor;
    blood.forEach((share, s) => {
      const seen = codes.filter((code) => code === s).length / 40_000;
      expect(Math.abs(seen - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / 40_000));
    });
  });

  test('shares of blasts follow the time point; in blood the odds are e^-0.8 of those in marrow', () => {
    const many = (time: 'Dx' | 'D8' | 'MRD', tissue: 'BM' | 'PB' = 'BM') =>
      Array.from({ length: 4000 }, (_, k) =>
        blastFraction(rng(1, k), smallPreset.blastFractions[time], tissue, smallPreset),
      );
    expect(Math.abs(mean(many('Dx')) - 3 / 4.6)).toBeLessThan(0.015);
    expect(Math.abs(mean(many('D8')) - 0.49 / Math.log(50))).toBeLessThan(0.009);
    expect(Math.abs(mean(many('MRD')) - 0.0495 / Math.log(100))).toBeLessThan(0.0009);
    expect(meanBlastFraction(smallPreset.blastFractions.D8)).toBeCloseTo(0.125255, 5);
    for (const time of ['Dx', 'D8', 'MRD'] as const) {
      const range = smallPreset.blastFractions[time];
      expect(many(time).every((f) => f >= range.min - 1e-12 && f <= range.max + 1e-12)).toBe(true);
      const [marrow, blood] = [many(time), many(time, 'PB')];
      const odds = (f: number): number => f / (1 - f);
      expect(Math.max(...marrow.map((f, k) => Math.abs(odds(blood[k]!) / odds(f) - Math.exp(-0.8))))).toBeLessThan(
        1e-9,
      );
    }
  });

  test('a marker at baseline keeps the shift of a patient with probability 0.3, others always', () => {
    const preset = { ...smallPreset, sdBlast: 0.5 };
    const shifts = Array.from({ length: 3000 }, (_, k) =>
      blastShift(preset, [3, 0.17, 0.15], { seed: 1, patient: `P${k}`, relapse: false }),
    );
    const kept = [0, 1, 2].map((j) => shifts.filter((shift) => shift[j] !== 0).length / 3000);
    expect(kept.slice(0, 2)).toEqual([1, 1]);
    expect(Math.abs(kept[2]! - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 3000));
    expect(Math.abs(sd(shifts.map((shift) => shift[0]!)) - 0.5)).toBeLessThan(0.03);
    const relapse = blastShift({ ...preset, sdRelapse: 0.2 }, [3], { seed: 1, patient: 'P7', relapse: true });
    const before = blastShift(preset, [3], { seed: 1, patient: 'P7', relapse: false });
    expect(relapse[0]).not.toBe(before[0]);
    expect(Math.abs(relapse[0]! - before[0]!)).toBeLessThan(1);
  });

  test('patients keep their level over time, samples differ by a batch, blood by a shift that all share', () => {
    const preset = { ...smallPreset, sdPatient: 0.25, sdBatch: 0.125, blood: { ...smallPreset.blood, sdShift: 1 } };
    // Mean of the dim marker on T cells: 2, the only state left when the others have no share.
    const level = (patient: number, time: 'Dx' | 'D8', tissue: 'BM' | 'PB' = 'BM'): number => {
      const only = { ...preset, states: preset.states.map((s) => ({ ...s, share: s.name === 'T' ? 1 - 2e-6 : 1e-6 })) };
      const table = sample({ patient, time, tissue, cells: 600, contamination: 0 }, only);
      const { codes } = table.annotations.state as Factor;
      return mean(table.columns[1]!.filter((_, i) => codes[i] === 2));
    };
    const numbers = Array.from({ length: 40 }, (_, k) => k + 1);
    const rows = numbers.map((k) => ({ a: level(k, 'D8'), b: level(k, 'Dx'), blood: level(k, 'D8', 'PB') }));
    const within = rows.map(({ a, b }) => a - b);
    const between = rows.map(({ a }) => a);
    expect(sd(between)).toBeGreaterThan(0.2); // √(0.25² + 0.125²) = 0.28
    expect(sd(between)).toBeLessThan(0.38);
    expect(sd(within)).toBeGreaterThan(0.1); // √2 0.125 = 0.18
    expect(sd(within)).toBeLessThan(0.26);
    const shift = rows.map(({ a, blood }) => blood - a);
    expect(Math.abs(mean(shift))).toBeGreaterThan(0.3); // one draw of N(0, 1) for all
    expect(sd(shift)).toBeLessThan(0.26);
  });

  test('label, sick and names agree: only sick patients have blasts', () => {
    for (const sick of [true, false]) {
      const { annotations, names, n, p } = sample({ sick, time: 'D8', tissue: 'PB', cells: 500 });
      expect([n, p, names]).toEqual([500, 3, ['bright', 'dim', 'none']]);
      expect((annotations.patient as Factor).levels).toEqual([sick ? 'P1' : 'H1']);
      expect((annotations.sample as Factor).levels).toEqual([sick ? 'P1/D8/PB' : 'H1/healthy/PB']);
      expect((annotations.time as Factor).levels).toEqual([sick ? 'D8' : 'healthy']);
      expect(annotations.sick.every((z) => z === Number(sick))).toBe(true);
      const { codes } = annotations.state as Factor;
      expect(annotations.label.every((y, i) => y === Number(codes[i] === 3))).toBe(true);
      if (!sick) expect(annotations.label.some(Boolean)).toBe(false);
    }
    const contaminated = sample({ sick: false, contamination: 0.05, cells: 20_000 });
    expect(Math.abs(mean(contaminated.annotations.label) - 0.05)).toBeLessThan(0.007);
    expect(contaminated.annotations.sick.some(Boolean)).toBe(false);
  });

  test('is the same for the same seed, another for another, and does not touch the cells to add noise', () => {
    expect(bytes(sample())).toBe(bytes(sample()));
    for (const other of [{ seed: 2 }, { patient: 2 }, { time: 'D8' }, { tissue: 'PB' }, { sick: false }] as const)
      expect(bytes(sample(other))).not.toBe(bytes(sample()));
    const [features, counts, noisy] = (['asinh', 'counts', 'noisy-counts'] as const).map((values) =>
      sample({ values, cells: 2000 }),
    );
    counts!.columns.forEach((column, j) => {
      expect(Array.from(noisy!.columns[j]!, (value) => Math.ceil(value) + 0)).toEqual(Array.from(column));
      expect(Array.from(features!.columns[j]!)).toEqual(Array.from(column, (c) => Math.fround(Math.asinh(c / 5))));
    });
    expect(noisy!.columns[2]!.some((value) => value > -1 && value < 0)).toBe(true);
  });

  test('refuses numbers that make no sample', () => {
    expect(() => sample({ patient: 0 })).toThrow('patients are numbered from 1, got 0');
    expect(() => sample({ cells: 1.5 })).toThrow('cells must be a whole number from 1, got 1.5');
    expect(() => sample({ delta: 1.2 })).toThrow('delta must lie from 0 to 1, got 1.2');
    expect(() => sample({ contamination: -1 })).toThrow('contamination must lie from 0 to 1, got -1');
    expect(() => blastMeans({ ...smallPreset, progenitors: ['Pro', 'B'] })).toThrow(
      "progenitor 'B' is none of the states of small",
    );
  });
});

describe('a simulated cohort', () => {
  const patients = splitCohort(smallPreset).training;
  const options = { seed: 5, patients, times: ['Dx', 'MRD'] as const, cells: 30 };

  test('is split by number, the last patients for the test', () => {
    expect(splitCohort(smallPreset)).toEqual({
      training: { sick: [1, 2, 3], healthy: [1, 2] },
      test: { sick: [4], healthy: [3] },
    });
  });

  test('comes one sample at a time, the same whichever others are made and in whatever order', () => {
    const samples = [...simulateCohort(smallPreset, options)];
    expect(samples.map(({ annotations }) => (annotations.sample as Factor).levels[0])).toEqual([
      'P1/Dx/BM',
      'P1/MRD/BM',
      'P2/Dx/BM',
      'P2/MRD/BM',
      'P3/Dx/BM',
      'P3/MRD/BM',
      'H1/healthy/BM',
      'H2/healthy/BM',
    ]);
    const backwards = { sick: [3, 2], healthy: [2] };
    fc.assert(
      fc.property(fc.constantFrom(backwards, { sick: [2], healthy: [] }), (chosen) => {
        const again = [...simulateCohort(smallPreset, { ...options, patients: chosen, times: ['MRD', 'Dx'] })];
        for (const one of again) {
          const name = (one.annotations.sample as Factor).levels[0];
          const first = samples.find(({ annotations }) => (annotations.sample as Factor).levels[0] === name)!;
          expect(bytes(one)).toBe(bytes(first));
        }
      }),
      { numRuns: 4 },
    );
  });

  test('as one table holds the cells of its samples in order, with their annotations', () => {
    const samples = [...simulateCohort(smallPreset, options)];
    const table = concatSamples(samples);
    expect(table.n).toBe(8 * 30);
    expect((table.annotations.patient as Factor).levels).toEqual(['P1', 'P2', 'P3', 'H1', 'H2']);
    let start = 0;
    for (const one of samples) {
      table.columns.forEach((column, j) =>
        expect(Array.from(column.slice(start, start + one.n))).toEqual(Array.from(one.columns[j]!)),
      );
      for (const key of ['patient', 'time', 'state'] as const) {
        const [whole, part] = [table.annotations[key] as Factor, one.annotations[key] as Factor];
        for (let i = 0; i < one.n; i++) expect(whole.levels[whole.codes[start + i]!]).toBe(part.levels[part.codes[i]!]);
      }
      expect(Array.from(table.annotations.label.slice(start, start + one.n))).toEqual(
        Array.from(one.annotations.label),
      );
      start += one.n;
    }
    expect(() => concatSamples([])).toThrow('there are no tables: give at least one');
  });

  test('takes cells by patient and time', () => {
    const cells = (patient: string, time: string): number => (patient === 'P2' ? 5 : time === 'healthy' ? 7 : 9);
    const sizes = [...simulateCohort(smallPreset, { ...options, cells })].map(({ n }) => n);
    expect(sizes).toEqual([9, 9, 5, 5, 9, 9, 7, 7]);
  });
});
