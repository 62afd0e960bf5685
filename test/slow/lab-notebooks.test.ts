import { afterAll, beforeAll, expect, it } from 'vitest';
import { assaybook } from '../commands/assaybook.ts';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy?.remove());

it('the backends notebook runs from top to bottom, and its outputs say which backend was chosen', async () => {
  const { code, stderr } = await assaybook(copy.root, ['notebooks', '--only', 'lab/backends']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const text = copy.read('notebooks/lab/backends.ipynb');
  expect(text).toMatch(/(gpu|wasm|cpu): /);
  expect(text).toContain('neural on plain');
});
