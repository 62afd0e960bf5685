import { describe, expect, test } from 'vitest';
import type { Cells, DenseCells, Learner, LearnerModel, SparseColumn } from '../../src/learners/learner.ts';
import { takeCells } from '../../src/learners/take-cells.ts';
import { rng } from '../../src/stats/rng.ts';

/** How strictly a learner is held to the contract. */
export interface ContractOptions {
  /** Largest difference of logits between fits that must agree: 1e-6 for an exact learner. */
  tolerance: number;
  /** A larger one for weights against repeated cells, where a learner samples cells. Default: `tolerance`. */
  duplication?: number | false;
  /** Whether a shuffle of the cells gives the same logits. Default true. */
  permutation?: boolean;
}

/** A table of 400 cells with 4 features, the last without meaning, and soft labels that follow the first two. */
export function contractCells(): {
  cells: DenseCells;
  labels: Float64Array;
  patients: Int32Array;
} {
  const random = rng(7, 'contract');
  const n = 400;
  const columns = Array.from({ length: 4 }, () => Float64Array.from({ length: n }, () => random.normal()));
  const labels = Float64Array.from({ length: n }, (_, i) => {
    const p = 1 / (1 + Math.exp(-(1.5 * columns[0]![i]! - columns[1]![i]! - 0.3)));
    return i % 3 === 0 ? p : Number(random.uniform() < p);
  });
  const patients = Int32Array.from({ length: n }, (_, i) => i % 10);
  return { cells: { n, p: 4, names: ['a', 'b', 'c', 'd'], columns }, labels, patients };
}

/** A column with its values below 0.3 set to 0. */
const mostlyZero = (column: Float32Array | Float64Array): Float64Array =>
  Float64Array.from(column, (value) => (value < 0.3 ? 0 : value));

/** The sparse form of a column. */
export function sparseColumn(column: Float32Array | Float64Array): SparseColumn {
  const rows = Int32Array.from(column.keys()).filter((i) => column[i] !== 0);
  const values = column instanceof Float32Array ? new Float32Array(rows.length) : new Float64Array(rows.length);
  return { rows, values: values.map((_, k) => column[rows[k]!]!) };
}

/** The facts that hold for every learner. Call it inside a test file. */
export function learnerContract<M extends LearnerModel>(learner: Learner<M>, options: ContractOptions): void {
  const { cells, labels, patients } = contractCells();
  const { n, p, names } = cells;
  const pick = (indices: readonly number[]): Cells => ({
    n: indices.length,
    p,
    names,
    columns: cells.columns.map((column) => Float64Array.from(indices, (i) => column[i]!)),
  });
  const distance = (a: Float64Array, b: ArrayLike<number>): number =>
    a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
  const loss = (logits: Float64Array): number =>
    logits.reduce((sum, eta, i) => sum + Math.log1p(Math.exp(eta)) - labels[i]! * eta, 0) / n;

  describe(`${learner.name} keeps the contract of learners`, () => {
    test('gives one finite logit a cell, and a smaller loss than the share of positives', async () => {
      const logits = (await learner.fit(cells, labels, { patients })).logit(cells);
      expect(logits).toBeInstanceOf(Float64Array);
      expect(logits).toHaveLength(n);
      expect(logits.every(Number.isFinite)).toBe(true);
      const share = labels.reduce((sum, s) => sum + s, 0) / n;
      expect(loss(logits)).toBeLessThan(loss(new Float64Array(n).fill(Math.log(share / (1 - share)))) - 0.01);
    });

    test('is deterministic', async () => {
      const [first, second] = [
        await learner.fit(cells, labels, { patients, seed: 3 }),
        await learner.fit(cells, labels, { patients, seed: 3 }),
      ];
      expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    });

    test('survives JSON: the same logits from the model brought back', async () => {
      const model = await learner.fit(cells, labels, { patients });
      const back = learner.fromJSON(JSON.parse(JSON.stringify(model)));
      expect(back.logit(cells)).toEqual(model.logit(cells));
      expect(JSON.stringify(back)).toBe(JSON.stringify(model));
    });

    test('scores cells it never saw, one at a time as together', async () => {
      const model = await learner.fit(cells, labels, { patients });
      const together = model.logit(cells);
      const alone = [0, 17, 399].map((i) => model.logit(pick([i]))[0]!);
      expect(distance(Float64Array.from(alone), [together[0]!, together[17]!, together[399]!])).toBeLessThan(1e-9);
    });

    test('leaves labels, weights and cells as they were', async () => {
      const weights = new Float64Array(n).fill(2);
      const before = JSON.stringify([labels, weights, cells]);
      await learner.fit(cells, labels, { weights, patients });
      expect(JSON.stringify([labels, weights, cells])).toBe(before);
    });

    test('does not mind a common factor of the weights', async () => {
      const one = await learner.fit(cells, labels, { weights: new Float64Array(n).fill(1), patients });
      const five = await learner.fit(cells, labels, { weights: new Float64Array(n).fill(5), patients });
      expect(distance(five.logit(cells), one.logit(cells))).toBeLessThan(options.tolerance);
    });

    if (options.duplication !== false)
      test('a weight of 2 is the cell twice, a weight of 0 is no cell', async () => {
        const weights = Float64Array.from({ length: n }, (_, i) => i % 3);
        const indices = Array.from({ length: n }, (_, i) => i).flatMap((i) => Array<number>(i % 3).fill(i));
        const weighted = await learner.fit(cells, labels, { weights, patients });
        const repeated = await learner.fit(
          pick(indices),
          indices.map((i) => labels[i]!),
          { patients: indices.map((i) => patients[i]!) },
        );
        expect(distance(repeated.logit(cells), weighted.logit(cells))).toBeLessThan(
          options.duplication || options.tolerance,
        );
      });

    if (options.permutation !== false)
      test('does not mind the order of the cells', async () => {
        const order = Array.from({ length: n }, (_, i) => (i * 171) % n);
        const shuffled = await learner.fit(
          pick(order),
          order.map((i) => labels[i]!),
          { patients: order.map((i) => patients[i]!) },
        );
        const plain = await learner.fit(cells, labels, { patients });
        expect(distance(shuffled.logit(cells), plain.logit(cells))).toBeLessThan(options.tolerance);
      });

    test('adds an offset it does not learn', async () => {
      const offset = Float64Array.from(cells.columns[1]!, (value) => -value);
      const model = await learner.fit(cells, labels, { offset, patients });
      const bare = model.logit(cells);
      expect(
        distance(
          model.logit(cells, { offset }),
          bare.map((eta, i) => eta + offset[i]!),
        ),
      ).toBeLessThan(1e-9);
      expect(bare.every(Number.isFinite)).toBe(true);
    });

    test('starts from a model and ends no worse', async () => {
      const cold = await learner.fit(cells, labels, { patients });
      const warm = await learner.fit(cells, labels, { patients, warm: cold });
      expect(loss(warm.logit(cells)) + (warm.penalty ?? 0)).toBeLessThan(
        loss(cold.logit(cells)) + (cold.penalty ?? 0) + 1e-6,
      );
    });

    test('refuses NaN, infinite values, and columns of another length, and says where', async () => {
      const spoilt = (value: number): Cells => ({
        ...cells,
        columns: cells.columns.map((column, j) => (j === 2 ? column.with(5, value) : column)),
      });
      await expect(async () => learner.fit(spoilt(Number.NaN), labels)).rejects.toThrow(
        "column 2 ('c') is NaN in cell 5",
      );
      await expect(async () => learner.fit(spoilt(Infinity), labels)).rejects.toThrow('Infinity in cell 5');
      const short = { ...cells, columns: cells.columns.map((column, j) => (j === 1 ? column.slice(1) : column)) };
      await expect(async () => learner.fit(short, labels)).rejects.toThrow("column 1 ('b') has 399 values");
    });

    test('takes sparse columns: the logits of the dense table, in double and in single precision', async () => {
      const dense = { ...cells, columns: cells.columns.map((column) => mostlyZero(column)) };
      for (const type of [Float64Array, Float32Array]) {
        const columns = dense.columns.map((column) => type.from(column));
        const sparse = { ...dense, columns: columns.map((column, j) => (j === 3 ? column : sparseColumn(column))) };
        const [expected, model] = [
          await learner.fit({ ...dense, columns }, labels, { patients }),
          await learner.fit(sparse, labels, { patients }),
        ];
        expect(distance(model.logit(sparse), expected.logit(dense))).toBeLessThan(
          type === Float32Array ? Math.max(1e-3, options.tolerance) : options.tolerance,
        );
        expect(distance(expected.logit(sparse), expected.logit(dense))).toBeLessThan(1e-6);
        const held = [399, 5, 5, 17];
        expect(
          distance(
            model.logit(takeCells(sparse, held)),
            held.map((i) => model.logit(sparse)[i]!),
          ),
        ).toBeLessThan(1e-9);
      }
    });

    test('refuses sparse columns out of order, out of the table or not finite, and says where', async () => {
      const refusal = (rows: number[], values: number[]): Promise<unknown> => {
        const column = { rows: Int32Array.from(rows), values: Float64Array.from(values) };
        return (async () =>
          learner.fit(
            { ...cells, columns: [...cells.columns.slice(0, 2), column, ...cells.columns.slice(3)] },
            labels,
          ))();
      };
      await expect(refusal([3, 8], [1, Number.NaN])).rejects.toThrow("column 2 ('c') is NaN in cell 8");
      await expect(refusal([3, 2], [1, 1])).rejects.toThrow("column 2 ('c') has cell 2 after cell 3");
      await expect(refusal([3, 3], [1, 1])).rejects.toThrow("column 2 ('c') has cell 3 after cell 3");
      await expect(refusal([3, 400], [1, 1])).rejects.toThrow("column 2 ('c') has a value in cell 400");
      await expect(refusal([-1, 4], [1, 1])).rejects.toThrow("column 2 ('c') has a value in cell -1");
      await expect(refusal([3], [1, 1])).rejects.toThrow("column 2 ('c') has 1 rows and 2 values");
    });

    test('refuses labels, weights and offsets it cannot use', async () => {
      await expect(async () => learner.fit(cells, labels.with(3, 1.5))).rejects.toThrow('label 1.5 of cell 3');
      await expect(async () => learner.fit(cells, labels.slice(1))).rejects.toThrow('399 labels for 400 cells');
      await expect(async () => learner.fit(cells, new Float64Array(n))).rejects.toThrow('cells of both classes');
      const weights = new Float64Array(n).fill(1).with(9, -1);
      await expect(async () => learner.fit(cells, labels, { weights })).rejects.toThrow('weight -1 of cell 9');
      const offset = new Float64Array(n).with(8, Number.NaN);
      await expect(async () => learner.fit(cells, labels, { offset })).rejects.toThrow('offset NaN of cell 8');
    });

    test('takes a constant column, and does not divide by its spread', async () => {
      const constant = { ...cells, columns: [...cells.columns.slice(0, 3), new Float64Array(n).fill(4)] };
      const model = await learner.fit(constant, labels, { patients });
      expect(model.logit(constant).every(Number.isFinite)).toBe(true);
    });

    test('stays finite when a feature separates the classes', async () => {
      const hard = Float64Array.from(labels, (s) => Number(s > 0.5));
      const separating = { ...cells, columns: [hard.map((y) => 2 * y - 1), ...cells.columns.slice(1)] };
      const model = await learner.fit(separating, hard, { patients });
      expect(model.logit(separating).every(Number.isFinite)).toBe(true);
    });

    test('does not start when it was aborted', async () => {
      const reason = new Error('enough');
      await expect(async () => learner.fit(cells, labels, { signal: AbortSignal.abort(reason) })).rejects.toThrow(
        'enough',
      );
    });
  });
}
