import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claims } from '../../src/papers/claims/claims.ts';
import { readStatementClaims } from '../../src/papers/claims/read-statement-claims.ts';
import { selectClaims } from '../../src/papers/claims/select-claims.ts';
import { figuresIndex } from '../../src/papers/figures-index.ts';
import { figuresIndexMarkdown } from '../../src/papers/figures-index-markdown.ts';
import { projectRoot } from '../../src/project.ts';
import { dataCopy } from './data-copy.ts';

const index = figuresIndex();

describe('the figure index', () => {
  test('names the five figures, four tables and seven appendices of MedHELM, and 23 of our own', () => {
    const ids = index.map(({ id }) => id);
    for (const n of [1, 2, 3, 4, 5]) expect(ids).toContain(`medhelm/fig-${n}`);
    for (const n of [1, 2, 3, 4, 7]) expect(ids).toContain(`medhelm/table-${n}`);
    for (const letter of 'abdefg') expect(ids).toContain(`medhelm/appendix-${letter}`);
    const ours = index.filter(({ versions }) => versions.length === 0);
    expect(ours.map(({ number }) => number)).toEqual([
      'Yes/no',
      'Default scores',
      'MedCalc-Bench',
      'Sample sizes',
      ...Array.from({ length: 16 }, (_, k) => `F${k + 1}`),
      'EM theatre',
      'T1',
      'T2',
    ]);
  });

  test('names claims that exist', () => {
    const results = [...claims(), ...readStatementClaims()];
    const patterns = index.flatMap((entry) => entry.claims);
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) expect(selectClaims(results, pattern).length).toBeGreaterThan(0);
  });

  for (const notebook of new Set(index.flatMap((entry) => entry.notebook ?? [])))
    test(`${notebook} exists`, () => {
      expect(existsSync(join(projectRoot(), notebook))).toBe(true);
    });

  // [what, from, to, message]
  const cases: [string, string, string, string][] = [
    ['an unknown status', '"status": "redrawn"', '"status": "done"', 'key figures[0].status: Invalid option'],
    ['an id twice', '"medhelm/fig-2"', '"medhelm/fig-1"', 'key figures[1].id: id medhelm/fig-1 is already used by [0]'],
    [
      'a path outside notebooks/',
      '"notebooks/medhelm/table-1-win-rates.ipynb"',
      '"table-1.ipynb"',
      'key figures[2].notebook: must be a path like notebooks/medhelm/table-1-win-rates.ipynb',
    ],
    [
      'a notebook of what was not seen',
      '"status": "not seen", "notebook": null',
      '"status": "not seen", "notebook": "notebooks/x.ipynb"',
      'notebook: must be null: the figure was not seen',
    ],
    ['an extra key', '"number": "Fig 1"', '"number": "Fig 1", "page": 3', 'key figures[0]: Unrecognized key: "page"'],
  ];
  for (const [what, from, to, message] of cases)
    test(`with ${what} is refused: ${message}`, () => {
      const copy = dataCopy();
      copy.alter('figures.json', from, to);
      expect(() => figuresIndex(join(copy.dir, 'figures.json'))).toThrow(message);
    });

  test('what was not seen says why', () => {
    const copy = dataCopy();
    copy.alter('figures.json', '"note": "two task names are known; none is invented"', '"note": null');
    expect(() => figuresIndex(join(copy.dir, 'figures.json'))).toThrow('note: is missing: not seen needs a reason');
  });
});

describe('the Markdown table', () => {
  test('has one row per figure, links what has a notebook and says what is planned', () => {
    const entry = { paper: 'mmil', number: 'F1', title: 'a | b', note: null } as const;
    const markdown = figuresIndexMarkdown([
      { ...entry, paper: 'medhelm', status: 'recomputed', notebook: 'notebooks/medhelm/x-y.ipynb', note: 'exact' },
      { ...entry, status: 'simulated analogue', notebook: null },
      { ...entry, status: 'not seen', notebook: null, note: 'gone' },
    ]);
    expect(markdown.split('\n')).toEqual([
      '| Paper | Figure | Title | Status | Notebook | Note |',
      '| --- | --- | --- | --- | --- | --- |',
      '| MedHELM | F1 | a \\| b | recomputed | [x-y](notebooks/medhelm/x-y.ipynb) | exact |',
      '| MMIL | F1 | a \\| b | planned (simulated analogue) | – |  |',
      '| MMIL | F1 | a \\| b | not seen | – | gone |',
    ]);
    expect(figuresIndexMarkdown(index).split('\n')).toHaveLength(index.length + 2);
  });
});
