import type { Message, ModelParameters } from '../llm/model.ts';
import type { Scorer } from './scorer.ts';

/** One item: its row of the data set, and a name that stays the same when rows are added or moved. */
export interface Instance<Row> {
  id: string;
  row: Row;
  /** What items share that are not independent (a patient, a passage): intervals are then taken over sources. */
  source?: string;
}

/** Where a benchmark stands, by ids of MedHELM's taxonomy or of your own. */
export interface TaxonomyPlace {
  category: string;
  subcategory: string;
  task?: string;
}

/** Who may have the original data. */
export type Access = 'public' | 'gated' | 'private';

/**
 * A benchmark: data, a prompt made of each row, and rules that score the answers. Types flow from row to scorer.
 *
 * @typeParam Row one row of the data set
 */
export interface Benchmark<Row = Record<string, unknown>> {
  /** Kebab-case, unique in a run. */
  id: string;
  name: string;
  description: string;
  taxonomy?: TaxonomyPlace;
  access?: Access;
  /** True when the instances were made up: it marks all results. */
  synthetic: boolean;
  split: string;
  /** In the same order at each call. A data set that does not fit memory is read as it goes. */
  instances(): Iterable<Instance<Row>> | AsyncIterable<Instance<Row>>;
  /** Number of instances where it is known beforehand. */
  size?: number;
  prompt(row: Row): readonly Message[];
  /** The first is the main one. */
  scorers: readonly [Scorer<Row>, ...Scorer<Row>[]];
  parameters: ModelParameters;
  /** How often each instance is asked. */
  replicates: number;
}
