import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the committed kernels are what their sources compile to', () => {
  const cwd = resolve(import.meta.dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['kernels/build.mjs', '--check'], { cwd, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
