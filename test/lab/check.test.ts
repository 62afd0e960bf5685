import { afterEach, expect, it, vi } from 'vitest';
import { setNotebookOutput } from '../../src/kernel/notebook-output.ts';
import type { MimeBundle } from '../../src/kernel/mime-bundle.ts';
import { ClaimMismatchError, check } from '../../src/lab/check.ts';
import { dataCopy } from '../papers/data-copy.ts';

const shown: MimeBundle[] = [];
const collect = (): void => setNotebookOutput({ display: (forms) => shown.push(forms) });
afterEach(() => {
  shown.length = 0;
  setNotebookOutput(undefined as never);
  vi.restoreAllMocks();
});
const text = (): string => String(shown[0]!['text/plain']);

it('shows published and computed value, status and evidence of the claims whose id starts so', async () => {
  collect();
  await check('table-1/arxiv-v2/deepseek-r1');
  expect(shown).toHaveLength(1);
  expect(text()).toMatch(/✓ +The win rate of DeepSeek R1 is 0\.66\. +0\.66 +0\.66\d +. as printed +computed/);
  expect(text()).toMatch(/(\d+) of \1 claims as on file$/);
  expect(shown[0]!['text/html']).toContain('<table>');
});

it('throws when a claim departs from what is on file, naming it, and shows the table all the same', async () => {
  collect();
  const { dir, alter } = dataCopy();
  const cell = 'deepseek-r1,medcalc-bench,medcalc-accuracy,';
  alter('medhelm/scores.csv', `${cell}0.348,0.348`, `${cell}1,1`);
  const checked = check('table-1/arxiv-v2/deepseek-r1', { dir });
  await expect(checked).rejects.toThrow(ClaimMismatchError);
  await expect(checked).rejects.toThrow(
    /^2 of \d+ claims depart from what is on file\ntable-1\/arxiv-v2\/deepseek-r1\/macro-average: expected exact, is differs: computed 0\.77, published 0\.75\ntable-1\/arxiv-v2\/deepseek-r1\/score-sd: /,
  );
  expect(text()).toMatch(/✗ expected exact, is differs: computed 0\.77/);
});

it('throws when no claim matches, so that a typo does not pass', async () => {
  await expect(check('tabel-1')).rejects.toThrow(/tabel-1/);
});

it('prints the table outside a notebook', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await check('abstract/arxiv-v2');
  expect(log.mock.calls[0]![0]).toContain('claims as on file');
});
