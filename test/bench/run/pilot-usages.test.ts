import { expect, test } from 'vitest';
import { pilotUsages } from '../../../src/bench/run/pilot-usages.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import { forecast } from '../../../src/cost/forecast.ts';
import { definePrices } from '../../../src/cost/prices.ts';
import { addends, adder, completion, sums } from './fakes.ts';

const prices = definePrices({
  ...{ id: 'test', asOf: '2026-01-31', evidence: 'quoted', source: 'made up' },
  prices: [{ model: 'fake/adder', input: 1, output: 10 }],
});

test('the answers of a run are a pilot; those that nobody counted are told apart', async () => {
  const answer = (request: Parameters<typeof addends>[0]) => {
    const [a] = addends(request);
    const usage = { promptTokens: 100, completionTokens: 10 + a };
    return completion('1', { attempts: a === 1 ? 0 : 1, usage: a === 4 ? null : usage });
  };
  const { run } = await runBenchmark(sums(5), adder({ answer }));
  const { usages, of, uncounted } = await pilotUsages(run);
  expect([usages.length, of, uncounted]).toEqual([4, 5, 1]);
  expect(usages.find(({ instance }) => instance === 's-1')).toEqual({
    ...{ benchmark: 'sums', instance: 's-1', model: 'fake/adder', replicate: 0, attempts: 1, simulated: true },
    ...{ promptTokens: 100, completionTokens: 11 },
  });
  // A mean of 100 + 11.5 tokens: 215 USD a million answers.
  const { usd, simulated } = forecast([{ benchmark: 'sums', instances: 1e6 }], ['fake/adder'], {
    pilot: usages,
    prices,
  });
  expect(usd.estimate).toBeCloseTo(215, 6);
  expect(simulated).toBe(true);
});
