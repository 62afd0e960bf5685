import type { Message, ModelParameters } from '../../llm/model.ts';
import type { Access } from '../benchmark.ts';
import type { Scorer } from '../scorer.ts';
import type { ScorerDefinition } from '../scorers/scorer-of.ts';
import type { TaxonomyPath } from './taxonomy-place.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Rows in hand; the path of a data set, read anew at each call (see {@link readDataset}); or a function that gives rows
 * anew at each call, as they come when they do not fit memory.
 */
export type BenchmarkData<Row> = readonly Row[] | string | (() => Iterable<Row> | AsyncIterable<Row>);

/** A scorer, or what to make one of. Written in place, the second knows the rows' type. */
export type ScorerChoice<Row> = Scorer<Row> | ScorerDefinition<Row>;

/**
 * What a benchmark is made of.
 *
 * @typeParam Row one row, as `data` has it: a column that is not there is a type error in `prompt` and `gold`
 */
export interface BenchmarkDefinition<Row extends object> {
  /** Lower-case letters, digits and dashes: `dose-questions`. */
  id: string;
  /** The id unless stated. */
  name?: string;
  description?: string;
  data: BenchmarkData<Row>;
  /** What the model is asked about a row: the text of one user message, or the messages. */
  prompt: (row: NoInfer<Row>) => string | readonly Message[];
  /**
   * How answers are scored, the main way first. `{ metric: 'exact-match', gold: (row) => row.answer }` knows the type of
   * `row`; a factory is called before it can: name the type, as in `exactMatchScorer({ gold: (row: Item) => row.answer })`.
   */
  scorers: ScorerChoice<NoInfer<Row>> | readonly [ScorerChoice<NoInfer<Row>>, ...ScorerChoice<NoInfer<Row>>[]];
  /** Where it stands, by ids or names: `clinical-decision-support/planning-treatments`. */
  taxonomy?: TaxonomyPath;
  /** Your own taxonomy; MedHELM's unless stated. */
  taxonomyTree?: Taxonomy;
  access?: Access;
  /** Most tokens of an answer; 1,024 unless stated. */
  maxTokens?: number;
  /** 0 unless stated. */
  temperature?: number;
  /** What else the model is told: `stop`, `seed`, `reasoningEffort` … */
  parameters?: Omit<ModelParameters, 'maxTokens' | 'temperature'>;
  /** `test` unless stated. */
  split?: string;
  /** How often each instance is asked; once unless stated. */
  replicates?: number;
  /** Names an instance. Unless stated, see {@link defineBenchmark}. */
  idOf?: (row: NoInfer<Row>) => string;
  /** What items share that are not independent: a patient, a passage. Intervals are then taken over these. */
  sourceOf?: (row: NoInfer<Row>) => string;
  /** Number of rows, where it is known and `data` is no list. */
  size?: number;
  /** True when the rows were made up: it marks all results. */
  synthetic?: boolean;
}
