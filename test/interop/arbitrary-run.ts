import fc from 'fast-check';
import type { CompletionRecord, RunDescription, ScoreRecord } from '../../src/bench/run/run-records.ts';
import type { RunSource } from '../../src/interop/records/run-source.ts';

/** The same without undefined and -0, which JSON does not have. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const text = fc.string({ unit: 'binary', maxLength: 12 });
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const plainObject = fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 });
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const milliseconds = fc.double({ min: 0, max: 1e6, noNaN: true });

const completion = fc.record({
  text,
  outcome: fc.constantFrom('complete', 'truncated', 'refused', 'empty'),
  finishReason: fc.option(text),
  refusal: some(text),
  served: fc.record({ model: fc.option(text), fingerprint: fc.option(text), id: fc.option(text) }),
  usage: fc.option(fc.record({ promptTokens: fc.nat(), completionTokens: fc.nat(), reasoningTokens: some(fc.nat()) })),
  logprobs: some(
    fc.array(
      fc.record({
        token: text,
        logprob: fc.double({ min: -9, max: 0, noNaN: true }),
        top: fc.array(fc.record({ token: text, logprob: fc.double({ min: -9, max: 0, noNaN: true }) }), {
          maxLength: 2,
        }),
      }),
      { maxLength: 3 },
    ),
  ),
  milliseconds,
  attempts: fc.nat(4),
  simulated: fc.boolean(),
});

const message = fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: text });

const record = fc
  .record({
    instance: text,
    replicate: fc.nat(3),
    source: some(text),
    key: text,
    row: fc.oneof(fc.jsonValue({ maxDepth: 1 }), plainObject, fc.record({ correct_answer: text })),
    messages: fc.oneof(fc.array(message, { maxLength: 3 }), fc.tuple(message)),
  })
  .chain((common) =>
    fc.oneof(
      completion.map((said) => ({ ...common, status: 'completed', completion: said })),
      fc
        .record({ kind: fc.constantFrom('timeout', 'bad-request', 'not-openai'), message: text, attempts: fc.nat(5) })
        .map((error) => ({ ...common, status: 'failed', error })),
    ),
  );

const score = fc.oneof(
  fc.record({
    status: fc.constant('scored'),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    evidence: some(plainObject),
  }),
  fc.record({ status: fc.constant('unscored'), reason: text, evidence: some(plainObject) }),
);

/** Records of a run, held in memory. */
export interface HeldRun {
  description: RunDescription;
  completions: CompletionRecord[];
  scores: Record<string, ScoreRecord[]>;
}

/** Runs of any kind that records can hold. */
export const arbitraryRun: fc.Arbitrary<HeldRun> = fc
  .record({
    benchmark: fc.record({
      id: name,
      name: text,
      description: text,
      taxonomy: some(fc.record({ category: text, subcategory: text, task: some(text) })),
      access: some(fc.constantFrom('public', 'gated', 'private')),
      synthetic: fc.boolean(),
      split: text,
    }),
    model: fc.record({ name: text, simulated: fc.boolean(), identity: plainObject }),
    parameters: fc.record({
      maxTokens: some(fc.nat()),
      temperature: some(fc.double({ min: 0, max: 2, noNaN: true })),
      topP: some(fc.double({ min: 0, max: 1, noNaN: true })),
      seed: some(fc.nat()),
      stop: some(fc.array(text, { maxLength: 2 })),
    }),
    replicates: fc.integer({ min: 1, max: 4 }),
    limit: some(fc.nat()),
    versions: fc.dictionary(text, text, { maxKeys: 2 }),
    scorers: fc.uniqueArray(fc.record({ name, scale: fc.constant({ min: 0, max: 1 }), identity: plainObject }), {
      selector: (scorer) => scorer.name,
      minLength: 1,
      maxLength: 3,
    }),
  })
  .chain((description) =>
    fc.record({
      description: fc.constant({ schema: 1 as const, ...description }),
      completions: fc.array(record, { maxLength: 5 }),
      scores: fc.record(
        Object.fromEntries(
          description.scorers.map((scorer) => [
            scorer.name,
            fc.array(fc.record({ instance: text, replicate: fc.nat(3), key: text, score }), { maxLength: 5 }),
          ]),
        ),
      ),
    }),
  )
  .map((run) => plain(run) as unknown as HeldRun);

/** Held records, one at a time. */
export const sourceOf = ({ description, completions, scores }: HeldRun): RunSource => ({
  description,
  async *completions() {
    yield* completions;
  },
  async *scores(scorer) {
    yield* scores[scorer] ?? [];
  },
});

/** What comes, as a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** All records of a source. */
export async function heldRun(source: RunSource): Promise<HeldRun> {
  const scores: Record<string, ScoreRecord[]> = {};
  for (const { name } of source.scorers ?? source.description.scorers) scores[name] = await all(source.scores(name));
  return { description: source.description, completions: await all(source.completions()), scores };
}
