import type { Benchmark } from '../../../src/bench/benchmark.ts';
import type { Scorer } from '../../../src/bench/scorer.ts';
import type { Completion, Model, ModelRequest } from '../../../src/llm/model.ts';

export interface Sum {
  a: number;
  b: number;
}

export const exact: Scorer<Sum> = {
  name: 'exact',
  scale: { min: 0, max: 1 },
  identity: { rule: 'equal' },
  score: ({ row, completion }) => ({ status: 'scored', value: Number(completion.text === String(row.a + row.b)) }),
};

/** Sums of small numbers; instance `s-<k>` is k + 1. */
export const sums = (size: number, changes: Partial<Benchmark<Sum>> = {}): Benchmark<Sum> => ({
  id: 'sums',
  name: 'Sums',
  description: 'Sums of two numbers, made up.',
  synthetic: true,
  split: 'test',
  *instances() {
    for (let k = 0; k < size; k++) yield { id: `s-${k}`, row: { a: k, b: 1 } };
  },
  prompt: ({ a, b }) => [{ role: 'user', content: `${a} + ${b} =` }],
  scorers: [exact],
  parameters: { maxTokens: 5, temperature: 0 },
  replicates: 1,
  ...changes,
});

export const completion = (text: string, changes: Partial<Completion> = {}): Completion => ({
  text,
  outcome: text === '' ? 'empty' : 'complete',
  finishReason: 'stop',
  served: { model: null, fingerprint: null, id: null },
  usage: { promptTokens: 5, completionTokens: 1 },
  milliseconds: 1,
  attempts: 1,
  simulated: true,
  ...changes,
});

export const addends = ({ messages }: ModelRequest): [number, number] =>
  messages[0]!.content
    .split(' ')
    .filter((_, i) => i % 2 === 0)
    .slice(0, 2)
    .map(Number) as [number, number];

/** Adds up, but says 0 where the first number is a multiple of `wrongEvery`; counts what it is asked. */
export function adder({
  wrongEvery = Infinity,
  milliseconds = 0,
  name = 'fake/adder',
  answer,
}: {
  wrongEvery?: number;
  milliseconds?: number;
  name?: string;
  answer?: (request: ModelRequest) => Completion | Promise<Completion>;
} = {}): Model & { readonly asked: number; readonly most: number } {
  const count = { asked: 0, now: 0, most: 0 };
  return {
    name,
    simulated: true,
    identity: { wrongEvery: wrongEvery === Infinity ? null : wrongEvery },
    get asked() {
      return count.asked;
    },
    get most() {
      return count.most;
    },
    async complete(request) {
      count.asked++;
      count.most = Math.max(count.most, ++count.now);
      try {
        if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
        if (answer) return await answer(request);
        const [a, b] = addends(request);
        return completion(a % wrongEvery === 0 ? '0' : String(a + b));
      } finally {
        count.now--;
      }
    },
  };
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
