import { expect, test } from 'vitest';
import { claims } from '../../src/papers/claims/claims.ts';
import { selectClaims } from '../../src/papers/claims/select-claims.ts';
import { dataCopy } from './data-copy.ts';

const results = claims();
const statuses = (pattern: string) => selectClaims(results, pattern).map(({ status }) => status);

test('the claims on the jury, the appendices and the yes/no benchmarks are as on file', () => {
  for (const pattern of ['jury-robustness', 'appendix-d', 'extended-data-table-1', 'yes-no'])
    expect(selectClaims(results, pattern).filter(({ ok }) => !ok)).toEqual([]);
  expect(statuses('appendix-d')).toEqual(new Array(10).fill('exact'));
  expect(statuses('yes-no')).toEqual(new Array(27).fill('exact'));
});

test('the rank correlation is above 0.85 over all panels, and below without common judges', () => {
  const [all, files, apart] = selectClaims(results, 'jury-robustness/nature-medicine/spearman*').map((c) => c.computed);
  expect([all, files, apart].map((value) => value!.toFixed(3))).toEqual(['0.892', '0.883', '0.810']);
});

test('what the authors do not publish is quoted and nothing else', () => {
  for (const pattern of ['general-vs-medical', 'small-models', 'text/nature-medicine/institutions'])
    for (const { status, evidence, computed } of selectClaims(results, pattern))
      expect([status, evidence, computed]).toEqual(['not-recomputable', 'published-only', null]);
});

test('six sizes of Extended Data Table 1 differ from the cost sheet', () => {
  const differing = selectClaims(results, 'extended-data-table-1').filter(({ status }) => status === 'differs');
  expect(differing.map(({ id, computed }) => [id.split('/')[2], computed])).toEqual([
    ['ehrshot', 3000],
    ['medalign', 172],
    ['mimic-bhc', 100],
    ['meddialog', 2000],
    ['n2c2-ct', 258],
    ['clinicreferral', 327],
  ]);
});

test('one answer counted otherwise turns exactly its own score red', () => {
  const copy = dataCopy();
  const counts = 'gpt-4o-mini,racebias,48,3,36,80';
  copy.alter('medhelm/binary_confusion.csv', counts, 'gpt-4o-mini,racebias,49,3,35,80');
  const red = claims({ dir: copy.dir }).filter(({ ok }) => !ok);
  expect(red.map(({ id }) => id)).toEqual(['yes-no/arxiv-v2/gpt-4o-mini/racebias/accuracy']);
});
