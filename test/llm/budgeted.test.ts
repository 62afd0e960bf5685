import { describe, expect, test } from 'vitest';
import { runBenchmark } from '../../src/bench/run/run-benchmark.ts';
import { RunStoppedError } from '../../src/bench/run/run-error.ts';
import { balancedBudget } from '../../src/cost/balanced-budget.ts';
import { runBudget } from '../../src/cost/budget.ts';
import { definePrices } from '../../src/cost/prices.ts';
import { budgeted } from '../../src/llm/budgeted.ts';
import type { Completion, Model, ModelRequest } from '../../src/llm/model.ts';
import { ModelError } from '../../src/llm/model-error.ts';
import { mostPromptTokens } from '../../src/cost/most-prompt-tokens.ts';
import { rng } from '../../src/stats/rng.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adder, all, completion, sums } from '../bench/run/fakes.ts';

const prices = definePrices({
  ...{ id: 'test', asOf: '2026-01-31', evidence: 'quoted', source: 'made up' },
  prices: [
    { model: 'cheap', input: 1, output: 4 },
    { model: 'dear', input: 5, output: 25 },
    { model: 'judge', input: 2, output: 8 },
  ],
});
const request = (i: number, maxTokens = 100): ModelRequest => ({
  messages: [{ role: 'user', content: `Question ${i}` }],
  parameters: { maxTokens },
  replicate: 0,
});
const ceiling = ({ messages, parameters }: ModelRequest): number =>
  (mostPromptTokens(messages) * 1 + parameters.maxTokens! * 4) / 1e6;

/** Answers after some turns of the event loop, with tokens within what was allowed; keeps the bill that a server would. */
function payable(
  name: string,
  seed: number,
  { fails = 0 }: { fails?: number } = {},
): Model & { bill: number; asked: string[]; most: number } {
  const random = rng(seed, 'payable', name);
  const price = prices.prices.find((each) => each.model === name)!;
  let inFlight = 0;
  const model = {
    ...{ name, simulated: true, identity: {}, bill: 0, asked: [] as string[], most: 0 },
    async complete({ messages, parameters }: ModelRequest): Promise<Completion> {
      model.most = Math.max(model.most, ++inFlight);
      model.asked.push(messages[0]!.content);
      const pause = random.integer(6);
      const failed = random.uniform() < fails;
      const usage = {
        promptTokens: 1 + random.integer(mostPromptTokens(messages)),
        completionTokens: random.integer(parameters.maxTokens! + 1),
      };
      for (let turn = 0; turn < pause; turn++) await Promise.resolve();
      inFlight--;
      model.bill += (usage.promptTokens * price.input + usage.completionTokens * price.output) / 1e6;
      if (failed) throw new ModelError('network', `${name}: lost`); // the server had done its work, and bills it
      return completion('1', { usage });
    },
  };
  return model;
}

async function hands(n: number, work: (i: number) => Promise<unknown>): Promise<ModelError[]> {
  let next = 0;
  const errors: ModelError[] = [];
  await Promise.all(
    Array.from({ length: n }, async () => {
      while (errors.length === 0 && next < 300)
        await work(next++).catch((error: ModelError) => {
          if (error.kind !== 'network') errors.push(error);
        });
    }),
  );
  return errors;
}

describe('budgeted', () => {
  test('never overruns: 0 of 1,000 simulated runs, 32 requests in flight, one in ten lost after it was billed', async () => {
    let [overruns, stopped, most] = [0, 0, 0];
    for (let run = 0; run < 1000; run++) {
      const usd = 0.0005 + 0.03 * rng(run, 'budget').uniform();
      const model = payable('cheap', run, { fails: 0.1 });
      const budget = runBudget(usd, prices);
      const asked = budgeted(model, budget);
      const errors = await hands(32, (i) => asked.complete(request(i)));
      const { spent, reserved, beyond } = budget.reading();
      if (model.bill > usd || spent > usd + 1e-8 || beyond > 0) overruns++;
      stopped += Number(errors.length > 0);
      most = Math.max(most, model.most);
      expect(reserved).toBeCloseTo(0, 12);
      expect(spent).toBeGreaterThanOrEqual(model.bill - 1e-12);
      if (errors.length > 0) expect(usd - spent).toBeLessThan(ceiling(request(299)) + 1e-8); // and uses the money
    }
    expect(overruns).toBe(0);
    expect(stopped).toBeGreaterThan(900);
    expect(most).toBe(32);
  });

  test('a budget smaller than one request is refused before anything is sent, and says what one may cost', async () => {
    const model = payable('cheap', 1);
    const asked = budgeted(model, runBudget(0.0001, prices)).complete(request(1));
    await expect(asked).rejects.toMatchObject({ kind: 'over-budget', attempts: 0, retryable: false });
    await expect(asked).rejects.toThrow(
      'cheap: over budget: the budget of 0.0001 USD is smaller than one request, which may cost up to 0.000554 USD; ' +
        'raise the budget and run again',
    );
    expect(model.asked).toEqual([]);
  });

  test('what earlier starts spent is spent', async () => {
    const budget = runBudget(1, prices, { spent: 0.9999 });
    await expect(budgeted(payable('cheap', 1), budget).complete(request(1))).rejects.toThrow(
      'the next may cost up to 0.000554 USD, and 0.0001 USD of 1.00 USD are left',
    );
  });

  test('a request that the server refused is free; one that got lost, or was not counted, has cost all it could', async () => {
    const spentAfter = async (answer: () => Completion): Promise<number> => {
      const budget = runBudget(1, prices);
      const model = { ...adder({ name: 'cheap', answer }) };
      await budgeted(model, budget)
        .complete(request(1))
        .catch(() => {});
      return budget.reading().spent;
    };
    const failing = (kind: 'rate-limited' | 'timeout') => (): never => {
      throw new ModelError(kind, 'no');
    };
    expect(await spentAfter(failing('rate-limited'))).toBe(0);
    expect(await spentAfter(failing('timeout'))).toBeCloseTo(ceiling(request(1)), 12);
    expect(await spentAfter(() => completion('1', { usage: null }))).toBeCloseTo(ceiling(request(1)), 12);
    expect(await spentAfter(() => completion('1', { attempts: 0 }))).toBe(0);
    expect(await spentAfter(() => completion('1'))).toBeCloseTo(9e-6, 12); // 5 and 1 tokens
  });

  test('without maxTokens nothing can be set aside, and the message says so', async () => {
    const asked = budgeted(payable('cheap', 1), runBudget(1, prices)).complete({ ...request(1), parameters: {} });
    await expect(asked).rejects.toThrow('cheap: no budget can be kept for a request without maxTokens: set it');
  });

  test('a stand-in is free unless the prices name it; a model without a price is refused', () => {
    const free = adder({ name: 'mock/free' });
    expect(budgeted(free, runBudget(0, prices))).toBe(free);
    expect(() => budgeted({ ...free, simulated: false }, runBudget(1, prices))).toThrow('price unknown: mock/free');
  });
});

describe('a run whose budget is spent', () => {
  test('ends like one that was ended, says how to go on, and goes on from there with more money', async () => {
    const directory = join(mkdtempSync(join(tmpdir(), 'assaybook-budget-')), 'run');
    try {
      const benchmark = sums(50, { parameters: { maxTokens: 100 } });
      const model = payable('cheap', 5);
      const first = await runBenchmark(benchmark, budgeted(model, runBudget(0.008, prices)), {
        directory,
        concurrency: 8,
      });
      expect(first.status).toBe('ended');
      expect(first.outcomes.failed).toBe(0);
      expect(first.outcomes.complete).toBeGreaterThan(5);
      expect(first.scorers[0]!.scored).toBe(first.outcomes.complete);
      expect(first.notes.join()).toMatch(
        /left; raise the budget and run again: make the same call again, with the dir/,
      );
      expect(model.bill).toBeLessThanOrEqual(0.008);
      const second = await runBenchmark(benchmark, budgeted(model, runBudget(1, prices)), { directory });
      expect(second).toMatchObject({ status: 'complete', outcomes: { complete: 50, missing: 0 } });
      expect(model.asked).toHaveLength(50);
    } finally {
      rmSync(join(directory, '..'), { recursive: true });
    }
  });

  test('and that could not pay one request is an error', async () => {
    const run = runBenchmark(
      sums(5, { parameters: { maxTokens: 100 } }),
      budgeted(payable('cheap', 1), runBudget(0, prices)),
    );
    await expect(run).rejects.toThrow(RunStoppedError);
    await expect(run).rejects.toThrow('is smaller than one request');
  });
});

describe('a balanced budget', () => {
  const names = ['cheap', 'dear'];

  test.each(['side by side', 'one after the other'])('leaves all models the same instances, run %s', async (how) => {
    for (let seed = 0; seed < 40; seed++) {
      const usd = 0.02 + 0.2 * rng(seed, 'balanced').uniform();
      const budget = runBudget(usd, prices);
      const { answers, finish } = balancedBudget(budget, names);
      const models = names.map((name) => payable(name, seed));
      const run = async (model: Model) => {
        const summary = await runBenchmark(sums(300, { parameters: { maxTokens: 100 } }), budgeted(model, answers), {
          concurrency: 32,
        });
        finish(model.name);
        return (await all(summary.run.completions())).map(({ instance }) => instance).sort();
      };
      const answered: string[][] = [];
      if (how === 'side by side') answered.push(...(await Promise.all(models.map(run))));
      else for (const model of models) answered.push(await run(model));
      expect(answered[0]!.length).toBeGreaterThan(3);
      expect(answered[0]!.length).toBeLessThan(300);
      expect(answered[1]).toEqual(answered[0]);
      expect(models[0]!.bill + models[1]!.bill).toBeLessThanOrEqual(usd);
      expect(budget.reading().reserved).toBeCloseTo(0, 10);
    }
  });

  test('sets the verdicts aside with the answers, so that every answer is judged', async () => {
    const judging = ceiling(request(1)) * 2;
    const budget = runBudget(0.05, prices);
    const { answers, verdicts } = balancedBudget(budget, names, { verdictUsd: judging });
    const models = names.map((name) => payable(name, 3));
    const judge = budgeted(payable('judge', 3), verdicts);
    const benchmark = sums(300, {
      parameters: { maxTokens: 100 },
      scorers: [
        {
          ...{ name: 'judged', scale: { min: 0, max: 1 }, identity: {} },
          async score({ messages }) {
            await judge.complete({ messages: [...messages], parameters: { maxTokens: 100 }, replicate: 0 });
            return { status: 'scored', value: 1 };
          },
        },
      ],
    });
    const runs = await Promise.all(
      models.map((model) => runBenchmark(benchmark, budgeted(model, answers), { concurrency: 16 })),
    );
    for (const { scorers, outcomes } of runs) {
      expect(outcomes.complete).toBe(runs[0]!.outcomes.complete);
      expect(scorers[0]).toMatchObject({ scored: outcomes.complete, missing: 0 });
    }
    expect(runs[0]!.outcomes.complete).toBeGreaterThan(3);
    expect(budget.reading().spent).toBeLessThanOrEqual(0.05);
  });

  test('knows its models', async () => {
    const { answers } = balancedBudget(runBudget(1, prices), ['cheap']);
    await expect(budgeted(payable('dear', 1), answers).complete(request(1))).rejects.toThrow(
      'dear is none of the models of the balanced budget: cheap',
    );
  });
});
