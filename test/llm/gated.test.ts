import { expect, test } from 'vitest';
import { gate } from '../../src/llm/gate.ts';
import { gated } from '../../src/llm/gated.ts';
import { ModelError } from '../../src/llm/model-error.ts';
import type { Model } from '../../src/llm/model.ts';
import { retried } from '../../src/llm/retried.ts';
import { timedOut } from '../../src/llm/timed-out.ts';
import { answered, ask } from './ask.ts';

const takes = (milliseconds: number): Model => ({
  name: 'fake/slow',
  simulated: true,
  identity: {},
  complete: async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return answered('late');
  },
});

test('a time limit does not count the time at a gate around the model', async () => {
  const model = timedOut(gated(takes(20), gate(1)), 100);
  const asked = await Promise.all(Array.from({ length: 10 }, (_, k) => model.complete(ask(`${k}`))));
  expect(asked).toHaveLength(10); // the last one waited for 180 ms
  await expect(timedOut(gated(takes(100), gate(1)), 20).complete(ask())).rejects.toThrow('no answer within 0.02 s');
});

test('a wait between repeats holds no place of the gate', async () => {
  const shared = gate(1);
  const ends: string[] = [];
  let failures = 0;
  const failsOnce: Model = {
    ...takes(1),
    complete: () =>
      failures++ === 0
        ? Promise.reject(new ModelError('rate-limited', 'too many', { retryAfter: 60 }))
        : Promise.resolve(answered('again')),
  };
  await Promise.all([
    retried(gated(failsOnce, shared), { delay: 1 })
      .complete(ask())
      .then(() => ends.push('repeated')),
    gated(takes(1), shared)
      .complete(ask())
      .then(() => ends.push('other')),
  ]);
  expect(ends).toEqual(['other', 'repeated']);
});
