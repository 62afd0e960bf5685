import { expect, test } from 'vitest';
import { killLoop } from './kill-loop.ts';

test('killed five times at random points, a run ends with the report of an unbroken one', async () => {
  const { kills } = await killLoop(5, 1);
  expect(kills).toBe(5);
});
