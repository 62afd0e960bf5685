import { afterEach, expect, it, vi } from 'vitest';
import { stamp } from '../../src/lab/stamp.ts';
import { dataCopy } from '../papers/data-copy.ts';

afterEach(() => vi.unstubAllEnvs());

it('names the versions of this project and of what computes and draws, and the data', () =>
  expect(stamp('medhelm')).toMatch(
    /^assaybook \d+\.\d+\.\d+ · tslab 1\.0\.22 · typescript 5\.9\.3 · arquero \S+ · plotly\.js \S+ · data\/medhelm sha256 [0-9a-f]{16}$/,
  ));

it('is the same every time, and the same for a copy of the data', () => {
  const original = stamp('medhelm');
  expect(stamp('medhelm')).toBe(original);
  vi.stubEnv('ASSAYBOOK_DATA', dataCopy().dir);
  expect(stamp('medhelm')).toBe(original);
});

it('changes with one digit of the data, and not with the data of another folder', () => {
  const { dir, alter } = dataCopy();
  const original = stamp('medhelm');
  vi.stubEnv('ASSAYBOOK_DATA', dir);
  alter('claims/medhelm/leaderboard.json', '0.66', '0.67');
  expect(stamp('medhelm')).toBe(original);
  alter('medhelm/scores.csv', '0.348', '0.349');
  expect(stamp('medhelm')).not.toBe(original);
});

it('says which folder is not there', () => expect(() => stamp('nowhere')).toThrow(/nowhere/));

it('has no data to name where a notebook reads none', () => expect(stamp()).toMatch(/ · plotly\.js \S+$/));
