import { describe, expect, test } from 'vitest';
import { benchmarkHeatmap } from '../../src/papers/medhelm/benchmark-heatmap.ts';
import { categoryHeatmap } from '../../src/papers/medhelm/category-heatmap.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { selectBenchmarks } from '../../src/papers/medhelm/select-benchmarks.ts';
import { subcategoryHeatmap } from '../../src/papers/medhelm/subcategory-heatmap.ts';
import oracle from './fixtures/medhelm-means-recomputed.json' with { type: 'json' };

const medhelm = loadMedhelm();
const suites = { 35: medhelmSuite(medhelm, 'arxiv-v2'), 37: medhelmSuite(medhelm, 'nature-medicine') };
const idOf = (name: string) => medhelm.models.find((model) => model.name === name)!.id;
type Means = Record<string, Record<string, number>>;

describe('heatmaps', () => {
  test('have the models in the order of the published win rates', () => {
    const order = (n: 35 | 37) => categoryHeatmap(suites[n]).rows.map(idOf);
    expect(order(35).slice(0, 4)).toEqual(['deepseek-r1', 'o3-mini', 'claude-3.7-sonnet', 'claude-3.5-sonnet']);
    expect(order(37).slice(0, 4)).toEqual(['deepseek-r1', 'o3-mini', 'claude-3.5-sonnet', 'claude-3.7-sonnet']);
  });

  test('of benchmarks are grouped by category, each benchmark once, all values from 0 to 1', () => {
    const { columns, groups, values } = benchmarkHeatmap(suites[35]);
    expect([columns.length, new Set(columns).size]).toEqual([35, 35]);
    const sizes = [...new Set(groups)].map((group) => groups!.filter((other) => other === group).length);
    expect(sizes).toEqual([10, 6, 8, 6, 5]);
    expect(groups).toEqual([...groups!].sort((a, b) => groups!.indexOf(a) - groups!.indexOf(b))); // runs
    for (const value of values.flat()) expect(value! >= 0 && value! <= 1).toBe(true);
    // DeepSeek R1 on MTSamples: a jury score of 4.533.
    expect(values[0]![columns.indexOf('MTSamples')]).toBeCloseTo((4.533 - 1) / 4, 12);
  });

  for (const [n, means] of [
    [35, oracle.category_means_35],
    [37, oracle.category_means_37],
  ] as const)
    test(`of categories, ${n} benchmarks, agree with an independent computation`, () => {
      const { rows, columns, groups, values } = categoryHeatmap(suites[n]);
      expect([rows.length, columns.length, groups]).toEqual([9, 5, undefined]);
      rows.forEach((name, r) => {
        columns.forEach((column, c) => {
          const { id } = suites[n].categories.find((category) => category.name === column)!;
          expect(values[r]![c]).toBeCloseTo((means as Means)[idOf(name)]![id]!, 12);
        });
      });
    });

  test('of categories have the lowest and highest means of an independent computation, 37 benchmarks', () => {
    const { columns, values } = categoryHeatmap(suites[37]);
    columns.forEach((column, c) => {
      const { id } = suites[37].categories.find((category) => category.name === column)!;
      const means = values.map((row) => row[c]!);
      const range = (oracle.category_ranges_37 as unknown as Record<string, [number, number]>)[id]!;
      expect(Math.min(...means)).toBeCloseTo(range[0], 12);
      expect(Math.max(...means)).toBeCloseTo(range[1], 12);
    });
  });

  test('of subcategories, 37 benchmarks, agree with an independent computation, alphabetical inside a category', () => {
    const { rows, columns, groups, values } = subcategoryHeatmap(suites[37]);
    expect([rows.length, columns.length, groups!.length]).toEqual([9, 22, 22]);
    for (const group of new Set(groups)) {
      const inside = columns.filter((_, c) => groups![c] === group);
      expect(inside).toEqual([...inside].sort());
    }
    rows.forEach((name, r) => {
      columns.forEach((column, c) => {
        const { id } = suites[37].subcategories.find((sub) => sub.name === column)!;
        expect(values[r]![c]).toBeCloseTo((oracle.subcategory_means_37 as Means)[idOf(name)]![id]!, 12);
      });
    });
  });

  test('of a part of the suite leave out what has no benchmark', () => {
    const part = selectBenchmarks(suites[35], ['medec', 'clear']);
    expect(part.benchmarks).toEqual(['clear', 'medec']);
    expect(subcategoryHeatmap(part).columns).toEqual(['Planning Treatments', 'Supporting Diagnostic Decisions']);
    expect(() => selectBenchmarks(suites[35], ['medqa'])).toThrow('unknown benchmark medqa: did you mean ');
  });
});
