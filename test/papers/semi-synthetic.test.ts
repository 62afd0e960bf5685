import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { inGate } from '../../src/cells/panel/in-gate.ts';
import { rowsOfWord } from '../../src/cells/rows-of-word.ts';
import { patientAuroc } from '../../src/mmil/evaluate/patient-auroc.ts';
import { crossValidateArms } from '../../src/mmil/experiments/cross-validate-arms.ts';
import { trueRho } from '../../src/mmil/experiments/true-rho.ts';
import { evaluateFlowcap } from '../../src/papers/mmil/evaluate-flowcap.ts';
import { readFlowcapAml } from '../../src/papers/mmil/read-flowcap-aml.ts';
import { readMulticenter } from '../../src/papers/mmil/read-multicenter.ts';
import { semiSyntheticBags } from '../../src/papers/mmil/semi-synthetic-bags.ts';
import { simulateMulticenter } from '../../src/papers/mmil/simulate-multicenter.ts';
import { scratch } from '../cells/scratch.ts';
import { cytometry, noCytometry } from '../cells/shared-data.ts';

const counts = (bags: CellTable) => {
  const { patient, sick, label, gate } = bags.annotations as unknown as {
    patient: { levels: string[]; codes: Int32Array };
    sick: Float32Array;
    label: Float32Array;
    gate: Float32Array;
  };
  return patient.levels.map((id) => {
    const rows = rowsOfWord(bags, 'patient', id);
    const diseased = rows.filter((i) => label[i] === 1);
    expect(diseased.every((i) => gate[i] === 1)).toBe(true);
    expect(rows.filter((i) => gate[i] === 1)).toEqual(diseased);
    return {
      sick: sick[rows[0]!]!,
      cells: rows.length,
      diseased: diseased.length,
      ungated: rows.filter((i) => gate[i] === 0).length,
    };
  });
};

describe('semi-synthetic bags', () => {
  const gated = simulateMulticenter({ seed: 4, cells: 800 });

  test('healthy samples have none of the type, sick ones a share within the range', () => {
    const people = counts(semiSyntheticBags(gated, { seed: 1, cells: 100, diseased: [0.1, 0.3] }));
    expect(people).toHaveLength(16);
    expect(people.filter(({ sick }) => sick === 1)).toHaveLength(8);
    for (const { sick, cells, diseased } of people) {
      expect(cells).toBe(100);
      if (sick) expect(diseased >= 10 && diseased <= 30).toBe(true);
      else expect(diseased).toBe(0);
    }
  });

  test('rho is the share that was drawn, the same for the same seed and another for another', () => {
    const bags = semiSyntheticBags(gated, { seed: 1, cells: 100 });
    const sick = counts(bags).filter((person) => person.sick);
    expect(trueRho(bags)).toBeCloseTo(1 - sick.reduce((sum, { diseased }) => sum + diseased, 0) / 800, 12);
    expect(semiSyntheticBags(gated, { seed: 1, cells: 100 })).toEqual(bags);
    expect(trueRho(semiSyntheticBags(gated, { seed: 2, cells: 100 }))).not.toBe(trueRho(bags));
  });

  test('ungated cells are left out unless they are asked for', () => {
    const gate = Float32Array.from(gated.annotations.gate as Float32Array, (own, i) => (own === 2 && i % 2 ? 0 : own));
    const half = { ...gated, annotations: { ...gated.annotations, gate } };
    const ungated = (keep: 'keep' | 'drop') =>
      counts(semiSyntheticBags(half, { seed: 1, cells: 100, ungated: keep })).reduce(
        (sum, own) => sum + own.ungated,
        0,
      );
    expect(ungated('drop')).toBe(0);
    expect(ungated('keep')).toBeGreaterThan(0);
  });

  test('says which sample is too small, and which option is wrong', () => {
    expect(() => semiSyntheticBags(gated, { seed: 1, cells: 5000 })).toThrow(
      /sample H\d+ has \d+ \w+ cells, \d+ are to be drawn: lower cells/,
    );
    expect(() => semiSyntheticBags(gated, { seed: 1, diseased: [0.4, 0.1] })).toThrow('got 0.4 to 0.1');
    expect(() => semiSyntheticBags(gated, { seed: 1, sick: 16 })).toThrow('sick must lie from 1 to 15, got 16');
  });

  test('cross-validated arms are scored on samples left out, and the oracle is ahead', async () => {
    const bags = semiSyntheticBags(gated, { seed: 1, cells: 100 });
    const { rows, grid } = await crossValidateArms(bags, {
      seed: 1,
      folds: 2,
      fractions: [0.03, 0.1],
      replicates: 100,
    });
    expect(rows.map(({ arm }) => arm)).toEqual(['oracle', 'naive', 'mmil']);
    expect(grid).toHaveLength(2 * 3 * 2);
    expect(grid.filter(({ chosen }) => chosen)).toHaveLength(6);
    const [oracle, ...others] = rows.map(({ auroc }) => auroc!);
    expect(oracle!.n).toBe(16);
    for (const other of others) expect(oracle!.estimate).toBeGreaterThan(other.estimate);
    expect(rows.every(({ logits }) => logits.every((eta) => Number.isFinite(eta)))).toBe(true);
  });
});

describe('patientAuroc', () => {
  test('ranks patients by the mean probability of their cells', () => {
    const { auroc, patients } = patientAuroc(
      { logits: [0, 0, -50, 50, -50, -50, 50, 50], patients: [...'aabbccdd'], sick: [1, 1, 0, 0, 0, 0, 1, 1] },
      { seed: 1, replicates: 100 },
    );
    expect(patients.map(({ meanProbability }) => meanProbability)).toEqual([0.5, 0.5, expect.closeTo(0, 12), 1]);
    expect(auroc).toMatchObject({ estimate: 0.875, n: 4 }); // a and b are tied: half a pair of four
  });
  test('needs both kinds of patients', () => {
    expect(() => patientAuroc({ logits: [1, 2], patients: ['a', 'b'], sick: [1, 1] }, { seed: 1 })).toThrow(
      'both kinds',
    );
  });
});

test('a gate takes cells from its lower limit on, up to its upper one', () => {
  const table = { n: 4, p: 1, names: ['CD45'], columns: [Float32Array.of(1, 2, 3, NaN)], annotations: {} };
  expect(Array.from(inGate(table, { CD45: [1, 3] }))).toEqual([1, 1, 0, 0]);
  expect(() => inGate(table, { CD19: [0, 1] })).toThrow("marker 'CD19' is missing");
});

test('a folder without the data is named, with where to find them', async () => {
  const { path } = scratch();
  await expect(readMulticenter(path('none'))).rejects.toThrow(/sample1\.csv\.gz: is missing: see docs\/real-data\.md/);
  writeFileSync(path('sample1.csv'), '1,2,3,4,5,6,7,8\n1,2,3,4,5,6,7,8\n');
  writeFileSync(path('labels1.csv'), '1\n');
  await expect(readMulticenter(path(''))).rejects.toThrow(/labels1\.csv: has 1 labels for 2 cells/);
});

describe.skipIf(noCytometry)(`measured cells [shared data]${noCytometry}`, () => {
  let cells: CellTable;
  beforeAll(async () => {
    cells = await readMulticenter(join(cytometry, 'deepcytof_multicenter'));
  });

  test('DeepCyTOF: 929,685 cells of 16 samples, gated as its README counts', () => {
    const gate = cells.annotations.gate as Float32Array;
    expect([0, 1, 2, 3, 4].map((k) => gate.filter((own) => own === k).length)).toEqual([
      236_042, 76_101, 154_913, 92_558, 370_071,
    ]);
    expect([cells.n, cells.p]).toEqual([929_685, 8]);
  });

  test('DeepCyTOF: the type can be learned from truth across samples, and every arm is scored', async () => {
    const bags = semiSyntheticBags(cells, { seed: 1, cells: 200 });
    const { rows } = await crossValidateArms(bags, { seed: 1, fractions: [0.03, 0.2], replicates: 100 });
    expect(rows[0]!.auroc!.estimate).toBeGreaterThan(0.98);
    for (const { healthyFalsePositives } of rows) expect(healthyFalsePositives!.donors).toHaveLength(8);
  });

  test('FlowCAP-II AML: test people with leukaemia rank above healthy ones, and cells in the blast gate above others', async () => {
    const people = await readFlowcapAml(join(cytometry, 'cytodx_flowcap_aml'));
    expect([people.n, people.p]).toEqual([10_000, 7]);
    const {
      auroc,
      patients,
      inGate: inside,
      outside,
    } = await evaluateFlowcap(people, { cofactor: 5, rho: 0.5, seed: 1 });
    expect(patients).toHaveLength(10);
    expect(auroc.estimate).toBeGreaterThan(0.9);
    expect(inside.meanProbability).toBeGreaterThan(outside.meanProbability);
    expect(inside.n + outside.n).toBe(2500);
  });
});
