import { expect, test } from 'vitest';
import { killLoop } from '../bench/run/kill-loop.ts';

test('killed at 50 seeded random points, runs end with the report of an unbroken one', async () => {
  let kills = 0;
  const phases = new Set<string>();
  for (let seed = 100; kills < 50; seed++) {
    const result = await killLoop(Math.min(12, 50 - kills), seed);
    kills += result.kills;
    result.phases.forEach((phase) => phases.add(phase));
  }
  expect([...phases]).toEqual(expect.arrayContaining(['asking', 'rescoring', 'done']));
});
