import type { Message, ModelParameters } from '../../llm/model.ts';
import type { Access } from '../benchmark.ts';
import type { Scorer } from '../scorer.ts';
import type { TaxonomyPath } from './taxonomy-place.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Rows in hand, or a function that gives them anew at each call, as they come when they do not fit memory. */
export type BenchmarkData<Row> = readonly Row[] | (() => Iterable<Row> | AsyncIterable<Row>);

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
  /** How answers are scored, the main way first. */
  scorers: Scorer<NoInfer<Row>> | readonly [Scorer<NoInfer<Row>>, ...Scorer<NoInfer<Row>>[]];
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
  /** Number of rows, where `data` is a function and it is known. */
  size?: number;
  /** True when the rows were made up: it marks all results. */
  synthetic?: boolean;
}
