import type { Benchmark } from '../benchmark.ts';
import type { Scorer } from '../scorer.ts';
import { multipleChoiceScorer } from '../scorers/multiple-choice-scorer.ts';
import { rougeScorer } from '../scorers/rouge-scorer.ts';
import { instancesOfRows } from './instances-of-rows.ts';
import { emptySeat } from './jury-seat.ts';
import { promptText } from './prompt-text.ts';
import type { Originals, SuiteDefinition, SuiteRow } from './suite-definition.ts';
import type { SuiteEntry } from './suite-entry.ts';
import type { SuiteOptions } from './suite.ts';
import { syntheticInstances } from './synthetic-instances.ts';

/** A benchmark of MedHELM, and what is known of it beside. */
export interface SuiteBenchmark extends Benchmark<SuiteRow> {
  /** What the published tables say of it. */
  entry: SuiteEntry;
  originals: Omit<Originals<SuiteRow>, 'load'>;
  /** The run of HELM that a row belongs to, see `SuiteDefinition`. */
  subset?: (row: SuiteRow) => string;
}

/** Joins a definition with what the published tables say of it and with the data that were asked for. */
export function buildBenchmark(
  definition: SuiteDefinition,
  entry: SuiteEntry,
  { jury = emptySeat, originals = {}, scorers = {}, reasoning = false, onLeftOut }: SuiteOptions = {},
): SuiteBenchmark {
  const { id, description, split = 'test', subset } = definition;
  const { load, ...told } = definition.originals;
  const path = originals[id];
  const own = path === undefined ? syntheticInstances(definition) : undefined;
  return {
    id,
    name: entry.name,
    description,
    taxonomy: { category: entry.category, subcategory: entry.subcategory },
    access: entry.access,
    synthetic: own !== undefined,
    split,
    instances: () =>
      own?.map(({ right: _, wrong: __, ...instance }) => instance) ??
      instancesOfRows(load(path!, { onLeftOut }), definition.source),
    ...(own && { size: own.length }),
    prompt: (row) => [{ role: 'user', content: promptText(definition, row) }],
    scorers: scorers[id] ?? scorersOf(definition, entry, jury, path),
    parameters: { temperature: 0, maxTokens: reasoning ? entry.maxTokensReasoning : entry.maxTokens },
    replicates: 1,
    entry,
    originals: told,
    ...(subset && { subset }),
  };
}

/** The scorer of the leaderboard first, then what HELM reports beside it. */
function scorersOf(
  { id, answer, instruction, input }: SuiteDefinition,
  { criteria, scale, metric }: SuiteEntry,
  jury: NonNullable<SuiteOptions['jury']>,
  path: string | undefined,
): readonly [Scorer, ...Scorer[]] {
  if ('scorers' in answer) return typeof answer.scorers === 'function' ? answer.scorers(path) : answer.scorers;
  if ('choices' in answer) {
    const gold = (row: SuiteRow) => ({ choices: answer.choices(row), correct: answer.correct(row) });
    return [multipleChoiceScorer({ gold, name: metric })];
  }
  const told = typeof instruction === 'string' ? () => instruction : instruction;
  const { gold } = answer;
  const rated = jury<SuiteRow>({ benchmark: id, instruction: told, input, gold, criteria: criteria!, scale });
  if (gold === null) return [rated];
  return [rated, ...([1, 2, 'l'] as const).map((of) => rougeScorer({ gold, of }))];
}
