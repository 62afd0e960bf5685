import type { Message } from '../../llm/model.ts';
import type { Benchmark, Instance } from '../benchmark.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { Problem } from '../problem.ts';
import { placedRows } from '../datasets/placed-rows.ts';
import type { Scorer } from '../scorer.ts';
import { scorerOf } from '../scorers/scorer-of.ts';
import type { BenchmarkDefinition, ScorerChoice } from './benchmark-definition.ts';
import { definitionProblems } from './definition-problems.ts';
import { nameInstances } from './name-instances.ts';
import { taxonomyPlace } from './taxonomy-place.ts';

/**
 * Makes a benchmark of data, a prompt and scorers, and checks it. Types flow from the rows to `prompt` and to the
 * scorers' `gold`, so that the compiler refuses a column that is not there. Of a file it cannot know them: there, write
 * `defineBenchmark<{ question: string; answer: string }>({ … })`.
 *
 * An instance is named by `idOf`; else by the rows' `id` column, when the first row has one; else by the content of its
 * row, so that its name stays the same when other rows are added or moved. Rows alike in every column are numbered.
 *
 * @throws InvalidBenchmarkError listing all that is wrong with the definition; while instances are read, naming both
 * rows of an id that is there twice
 * @example
 * const doses = defineBenchmark({
 *   id: 'dose-questions',
 *   data: [{ question: 'Most paracetamol a day for an adult, in g?', answer: '4' }],
 *   prompt: (row) => `${row.question} Answer with a number.`,
 *   scorers: { metric: 'exact-match', gold: (row) => row.answer },
 *   maxTokens: 5,
 * });
 * doses.size // 1
 */
export function defineBenchmark<Row extends object = Record<string, string>>(
  definition: BenchmarkDefinition<Row>,
): Benchmark<Row> {
  const problems = definitionProblems(definition);
  if (problems.length > 0) throw new InvalidBenchmarkError(problems);
  const { id, name = id, description = '', data, prompt, scorers, taxonomy, taxonomyTree, access } = definition;
  const { maxTokens = 1024, temperature = 0, parameters, split = 'test', replicates = 1 } = definition;
  const { size = Array.isArray(data) ? data.length : undefined, synthetic = false, idOf, sourceOf } = definition;
  const place = taxonomy && taxonomyPlace(taxonomy, taxonomyTree).place;
  return {
    id,
    name,
    description,
    ...(place && { taxonomy: place }),
    ...(access && { access }),
    synthetic,
    split,
    ...(size !== undefined && { size }),
    instances() {
      const rows = typeof data === 'function' ? data() : data;
      const named = nameInstances<Row>(typeof data === 'string' ? data : `benchmark ${id}`, { idOf, sourceOf });
      if (typeof rows === 'string') return ofFile(rows, named);
      return Symbol.asyncIterator in rows ? ofStream(rows, named) : ofList(rows, named);
    },
    prompt: (row) => messagesOf(id, prompt(row)),
    scorers: ([scorers].flat() as ScorerChoice<Row>[]).map((choice) =>
      'metric' in choice ? scorerOf<Row>(choice) : choice,
    ) as [Scorer<Row>, ...Scorer<Row>[]],
    parameters: { maxTokens, temperature, ...parameters },
    replicates,
  };
}

function messagesOf(id: string, prompt: string | readonly Message[]): readonly Message[] {
  const messages: readonly Message[] = typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt;
  if (Array.isArray(messages) && messages.length > 0 && messages.every(({ content }) => content?.trim() !== ''))
    return messages;
  throw new InvalidBenchmarkError([
    { file: `benchmark ${id}`, key: 'prompt', message: 'it gave no text for a row', remedy: 'return what to send' },
  ]);
}

type Named<Row> = (row: Row, place?: number) => Instance<Row>;

function* ofList<Row>(rows: Iterable<Row>, named: Named<Row>): Generator<Instance<Row>> {
  for (const row of rows) yield named(row);
}

async function* ofStream<Row>(rows: AsyncIterable<Row>, named: Named<Row>): AsyncGenerator<Instance<Row>> {
  for await (const row of rows) yield named(row);
}

async function* ofFile<Row>(path: string, named: Named<Row>): AsyncGenerator<Instance<Row>> {
  const fail = (problem: Problem): never => {
    throw new InvalidBenchmarkError([problem]);
  };
  for await (const { row, place } of placedRows(path, fail)) yield named(row as Row, place);
}
