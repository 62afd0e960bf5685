import type { Medhelm } from './medhelm.ts';
import { medhelmSuite, type MedhelmSuiteId } from './medhelm-suite.ts';

/** How many items have a property. */
export interface NamedCount {
  name: string;
  n: number;
}

/** The counts behind MedHELM's Fig. 1, all taken from its tables; only the number of tasks is quoted. */
export interface MedhelmOverview {
  title: string;
  categories: {
    name: string;
    subcategories: number;
    benchmarks: { name: string; access: string; questionType: string }[];
  }[];
  subcategories: number;
  /** As printed: no readable list of the tasks was available. */
  printedTasks: number;
  benchmarks: number;
  access: NamedCount[];
  /** Inferred from the paper's totals. */
  origin: NamedCount[];
  questionType: NamedCount[];
  models: number;
  openWeights: number;
  providers: number;
  /** The models with a seat in the jury. */
  judges: string[];
  /** What the jury rates. */
  criteria: string[];
  /** Metrics of the closed benchmarks, most used first. */
  closedMetrics: NamedCount[];
}

/**
 * Counts the parts of MedHELM: taxonomy, suite, evaluation.
 *
 * @throws RangeError for an unknown suite
 * @example
 * medhelmOverview(loadMedhelm(), 'arxiv-v2').access; // public 14, gated 7, private 14
 */
export function medhelmOverview(medhelm: Medhelm, id: MedhelmSuiteId): MedhelmOverview {
  const suite = medhelmSuite(medhelm, id);
  const closed = suite.benchmarkInfo.filter(({ questionType }) => questionType === 'closed');
  return {
    title: suite.title,
    categories: medhelm.categories.map((category) => ({
      name: category.name,
      subcategories: category.subcategories.length,
      benchmarks: suite.benchmarkInfo.filter((benchmark) => benchmark.category === category.id),
    })),
    subcategories: suite.subcategories.length,
    printedTasks: medhelm.taxonomyCounts.tasks,
    benchmarks: suite.benchmarks.length,
    access: countsOf(
      suite.benchmarkInfo.map(({ access }) => access),
      ['public', 'gated', 'private'],
    ),
    origin: countsOf(
      suite.benchmarkInfo.map(({ origin }) => origin),
      ['existing', 'reformulated', 'new'],
    ),
    questionType: countsOf(
      suite.benchmarkInfo.map(({ questionType }) => questionType),
      ['open', 'closed'],
    ),
    models: medhelm.models.length,
    openWeights: medhelm.models.filter(({ weights }) => weights === 'open').length,
    providers: new Set(medhelm.models.map(({ provider }) => provider)).size,
    judges: medhelm.models.filter(({ juror }) => juror !== null).map(({ name }) => name),
    criteria: [...new Set(suite.benchmarkInfo.flatMap(({ juryCriteria }) => juryCriteria ?? []))],
    closedMetrics: countsOf(closed.map(({ metric }) => metric)).sort((a, b) => b.n - a.n),
  };
}

/** How often each name comes, in the given order or that of the first appearance. */
const countsOf = (values: readonly string[], names: readonly string[] = [...new Set(values)]): NamedCount[] =>
  names.map((name) => ({ name, n: values.filter((value) => value === name).length }));
