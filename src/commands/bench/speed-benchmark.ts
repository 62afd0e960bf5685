import type { Benchmark } from '../../bench/benchmark.ts';

/** One question in some 500 characters, another for each number. */
export const question = (k: number): string =>
  `Case ${k}. ${'The patient reports fatigue and thirst over some weeks, with weight loss. '.repeat(6)}Is this urgent?`;

/** So many made-up questions, scored by a look at the answer. */
export const speedBenchmark = (n: number): Benchmark<{ k: number }> => ({
  id: 'speed',
  name: 'Speed',
  description: 'Made-up questions.',
  synthetic: true,
  split: 'test',
  *instances() {
    for (let k = 0; k < n; k++) yield { id: `q-${k}`, row: { k } };
  },
  prompt: ({ k }) => [{ role: 'user', content: question(k) }],
  scorers: [
    {
      name: 'mentions-server',
      scale: { min: 0, max: 1 },
      identity: {},
      score: ({ completion: { text } }) => ({ status: 'scored', value: Number(text.includes('server')) }),
    },
  ],
  parameters: { maxTokens: 10, temperature: 0 },
  replicates: 1,
});
