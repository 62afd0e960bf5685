import type { OnProblem } from '../tables/data-error.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { readModelBenchmarkRows } from './model-benchmark-rows.ts';
import { parseNumber } from '../tables/parse-number.ts';

/** Counts of answers to yes/no questions: `true` and `false` say whether the answer was right, the rest what it was. */
export interface Confusion {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/** The answers of one model to one benchmark of yes/no questions. */
export interface ConfusionRow extends Confusion {
  model: string;
  benchmark: string;
  instances: number;
}

/** The benchmarks whose confusions the authors published. */
export const yesNoBenchmarks = ['ehrshot', 'n2c2-ct', 'racebias'] as const;

const counts = ['true_positive', 'false_positive', 'false_negative', 'true_negative', 'instances'] as const;

/**
 * Reads `binary_confusion.csv`, in the order of the file.
 *
 * @param onProblem gets each problem: a record of the wrong length, an unknown model or benchmark, a pair given twice or
 * not at all, a cell that is empty or no count, counts that do not add up to the instances, another number of positives
 * than the models before. Such a record is left out
 * @throws DataError when the file cannot be read at all
 */
export function readMedhelmConfusion(
  path: string,
  models: readonly MedhelmModel[],
  benchmarks: readonly MedhelmBenchmark[],
  onProblem: OnProblem,
): ConfusionRow[] {
  const known = { models, benchmarks: benchmarks.filter(({ id }) => yesNoBenchmarks.some((name) => name === id)) };
  const positives = new Map<string, { count: number; model: string }>();
  return readModelBenchmarkRows(path, counts, known, 'confusion', onProblem).flatMap(({ m, b, cells, problem }) => {
    const read = (column: (typeof counts)[number]) => {
      const text = cells[column].trim();
      const value = parseNumber(text);
      if (value !== undefined && Number.isInteger(value) && value >= 0) return value;
      problem(text === '' ? 'is empty' : `"${text}" is not a count`, column);
      return Number.NaN;
    };
    const [truePositive, falsePositive, falseNegative, trueNegative, instances] = counts.map(read) as Quintuple;
    const sum = truePositive + falsePositive + falseNegative + trueNegative;
    if (Number.isNaN(sum + instances)) return [];
    const [model, benchmark] = [known.models[m]!.id, known.benchmarks[b]!.id];
    if (sum !== instances) {
      problem(`${instances}: the four counts add up to ${sum}`, 'instances');
      return [];
    }
    const count = truePositive + falseNegative;
    const first = positives.get(benchmark) ?? { count, model };
    positives.set(benchmark, first);
    if (count !== first.count) {
      problem(
        `${benchmark} has ${count} positives here and ${first.count} for ${first.model}: the questions are the same`,
      );
      return [];
    }
    return [{ model, benchmark, truePositive, falsePositive, falseNegative, trueNegative, instances }];
  });
}

type Quintuple = [number, number, number, number, number];
