import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blastMeans } from '../../src/cells/simulate/blast-means.ts';
import { loadCohortPreset } from '../../src/papers/mmil/load-cohort-preset.ts';
import { dataCopy } from './data-copy.ts';

describe('the presets of the simulated cohorts', () => {
  test('ALL has 38 markers, 7 states, 27 + 6 patients to train on; AML 42, 8 and 16 + 4', () => {
    for (const [id, markers, states, sick, healthy] of [
      ['ALL', 38, 7, 27, 6],
      ['AML', 42, 8, 16, 4],
    ] as const) {
      const preset = loadCohortPreset(id);
      expect([preset.id, preset.markers.length, preset.states.length]).toEqual([id, markers, states]);
      expect([preset.cohort.trainingSick, preset.cohort.trainingHealthy]).toEqual([sick, healthy]);
    }
  });

  test('blasts of ALL: CD45 0.79, CD19 1.71, CD10 2.36; of AML: CD34 1.98, HLADR 3.8 (by hand)', () => {
    const mean = (id: 'ALL' | 'AML', marker: string): number => {
      const preset = loadCohortPreset(id);
      return blastMeans(preset)[preset.markers.indexOf(marker)]!;
    };
    expect(mean('ALL', 'CD45')).toBeCloseTo(0.6 * 1.05 + 0.4 * 0.4, 12);
    expect(mean('ALL', 'CD19')).toBeCloseTo(1.71, 12);
    expect(mean('ALL', 'CD10')).toBeCloseTo(2.36, 12);
    expect(mean('AML', 'CD34')).toBeCloseTo(0.6 * 2.5 + 0.4 * 1.2, 12);
    expect(mean('AML', 'HLADR')).toBeCloseTo(3.8, 12);
  });

  test.each([
    ['"delta": 0.4', '"delta": 1.4', 'delta'],
    ['"sdPatient": 0.25', '"sdPatients": 0.25', 'sdPatients'],
    ['"progenitors": ["ProB"', '"progenitors": ["ProA"', "'ProA' is none of the states (T, Myel"],
    ['"markers": ["CD45", ', '"markers": [', '38 means for 37 markers'],
    ['"share": 0.3', '"share": 0.31', 'the shares sum to 1.01'],
    ['"trainingSick": 27', '"trainingSick": 36', 'training leaves no patient to test on'],
  ])('a file with %s as %s is refused, naming it', (from, to, message) => {
    const { dir, alter } = dataCopy();
    alter('mmil/sim-preset-all.json', from, to);
    expect(() => loadCohortPreset('ALL', { dir: join(dir, 'mmil') })).toThrow(message);
    expect(() => loadCohortPreset('ALL', { dir: join(dir, 'mmil') })).toThrow('sim-preset-all.json');
  });
});
