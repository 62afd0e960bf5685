import type { z } from 'zod';
import type { Scorer } from '../scorer.ts';
import type { FilePlace } from './originals/file-error.ts';

/** One row of a benchmark of the suite. */
export type SuiteRow = Record<string, unknown>;

type SuiteScorers<Row> = readonly [Scorer<Row>, ...Scorer<Row>[]];

/**
 * How answers are scored:
 *
 * - `choices`, `correct`: the options are lettered below the question, and the answer must be the letter of a right one
 *   (HELM's joint format);
 * - `scorers`: rules of the benchmark's own, the first the main one; made of the path of the original files, or of
 *   `undefined` for our own instances, where they rest on more than the row;
 * - `gold`: a jury rates the answer, beside a reference answer where there is one (`null` where there is none).
 */
export type SuiteAnswer<Row> =
  | { choices(row: Row): readonly string[]; correct(row: Row): string }
  | { scorers: SuiteScorers<Row> | ((path: string | undefined) => SuiteScorers<Row>) }
  | { gold: ((row: Row) => string) | null };

export interface OriginalsOptions {
  /** Gets each item of the files that the benchmark leaves out, and why. */
  onLeftOut?: ((place: FilePlace, why: string) => void) | undefined;
}

/** A row of an original file. */
export interface OriginalRow<Row> {
  row: Row;
  /** Its name in the data set; without one, instances are named by content. */
  name?: string | undefined;
}

/** The data set that the published scores rest on. */
export interface Originals<Row> {
  /** Which files in which format, with which columns, and what of them is left out. */
  expects: string;
  /**
   * Where what `expects` says comes from: `helm`, the code that HELM loads them with; `documented`, the data set's own
   * description, where HELM gets them through a library; `ours`, where neither was to be seen.
   */
  format: 'helm' | 'documented' | 'ours';
  /** Where to get them, and what it takes. */
  access: string;
  /**
   * Rows of the files, in their order.
   *
   * @param path the file, or the folder that holds the files
   * @throws InvalidBenchmarkError naming file, row and column
   */
  load(path: string, options?: OriginalsOptions): AsyncIterable<OriginalRow<Row>>;
}

/** One benchmark of MedHELM: what the tables of the paper do not say of it. */
export interface SuiteDefinition<Row = SuiteRow> {
  /** As in `data/medhelm/benchmarks.json`. */
  id: string;
  /** What is asked, in a sentence. */
  description: string;
  row: z.ZodType<Row>;
  /** What to do, in our own words; it opens the prompt. */
  instruction: string | ((row: Row) => string);
  /** What to do it with: the note, the question, the record. */
  input(row: Row): string;
  /** Last line of the prompt: `Answer:` unless stated. */
  cue?: string;
  answer: SuiteAnswer<Row>;
  /** `test` unless stated. */
  split?: string;
  /** What rows share that are not independent: the patient, the stay. */
  source?(row: Row): string;
  /**
   * The run of HELM that a row belongs to, where HELM makes several of a benchmark: its score is then the mean of their
   * means, each counted once.
   */
  subset?(row: Row): string;
  originals: Originals<Row>;
}

/**
 * States one benchmark of the suite; types flow from `row` to the rest.
 *
 * @example
 * suiteBenchmark({ id: 'medqa', row: z.strictObject({ question: z.string() }), input: (row) => row.question, … })
 */
export const suiteBenchmark = <Row extends SuiteRow>(definition: SuiteDefinition<Row>): SuiteDefinition =>
  // Sound: a definition is only ever called with rows that its own schema let through.
  definition as unknown as SuiteDefinition;
