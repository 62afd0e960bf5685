import { unknownNameHint } from '../../stats/unknown-name-hint.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Scorer } from '../scorer.ts';
import { buildBenchmark, type SuiteBenchmark } from './build-benchmark.ts';
import { definitions } from './definitions.ts';
import type { JurySeat } from './jury-seat.ts';
import type { OriginalsOptions } from './suite-definition.ts';
import { suiteEntries } from './suite-entry.ts';

export interface SuiteOptions extends OriginalsOptions {
  /** Makes the scorer of each open-ended benchmark. Without it their answers are unscored, with the reason. */
  jury?: JurySeat;
  /** Paths of original files, by benchmark; the others keep the instances that we made up. */
  originals?: Readonly<Record<string, string>>;
  /** Scorers in place of a benchmark's own, by benchmark: those that need something of yours, such as a database. */
  scorers?: Readonly<Record<string, readonly [Scorer, ...Scorer[]]>>;
  /** Lets answers be as long as in the published runs of reasoning models; false unless stated. */
  reasoning?: boolean;
}

/**
 * The 37 benchmarks of MedHELM, in the taxonomy's order, zero-shot at temperature 0 with the published limits of answer
 * tokens. Each asks instances that we made up (`synthetic: true`) until it is given the original files. The instructions
 * are our own words, so scores are comparable with published ones only as far as those do not matter.
 *
 * @throws RangeError for a key of `originals` or `scorers` that is no benchmark, with the nearest name
 * @throws InvalidBenchmarkError when a file of ours cannot be read; original files are read by `instances()` only, but
 *   for the database of `ehrsql`
 * @example
 * suite().length // 37
 * suite({ originals: { medec: 'data/MEDEC-MS' } }).filter(({ synthetic }) => !synthetic).length // 1
 */
export function suite(options: SuiteOptions = {}): SuiteBenchmark[] {
  const entries = suiteEntries();
  const known = entries.map(({ id }) => id);
  for (const id of [...Object.keys(options.originals ?? {}), ...Object.keys(options.scorers ?? {})])
    if (!known.includes(id)) throw unknownBenchmark(id, known);
  const order = (id: string) => known.indexOf(id);
  return [...definitions]
    .sort((a, b) => order(a.id) - order(b.id))
    .map((definition) => buildBenchmark(definition, entries[order(definition.id)]!, options));
}

/**
 * One benchmark of the {@link suite}.
 *
 * @throws RangeError when there is none of that id, with the nearest name
 * @example
 * suiteBenchmarkOf('medec').parameters.maxTokens // 256
 */
export function suiteBenchmarkOf(id: string, options: SuiteOptions = {}): SuiteBenchmark {
  const all = suite(options);
  const found = all.find((benchmark: Benchmark) => benchmark.id === id);
  if (found) return found;
  throw unknownBenchmark(
    id,
    all.map((benchmark) => benchmark.id),
  );
}

const unknownBenchmark = (id: string, known: readonly string[]): RangeError =>
  new RangeError(`no benchmark ${id} in MedHELM's suite: ${unknownNameHint(id, known)}`);
