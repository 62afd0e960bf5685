import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discrepanciesPage } from '../../src/commands/discrepancies.ts';
import { claims } from '../../src/papers/claims/claims.ts';
import { discrepancies } from '../../src/papers/claims/discrepancies.ts';
import { discrepanciesMarkdown } from '../../src/papers/claims/discrepancies-markdown.ts';
import { projectRoot } from '../../src/project.ts';
import { dataCopy } from './data-copy.ts';

const entries = discrepancies();

describe('the discrepancies on file', () => {
  test('account for every claim that differs from what is printed', () => {
    const told = new Set(entries.flatMap(({ sizes }) => sizes.map(({ claim }) => claim)));
    const differing = claims().filter(({ status }) => status === 'differs');
    expect(differing.filter(({ id }) => !told.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('each has a notebook to see it in', () => {
    expect(
      entries.filter(({ see }) => !existsSync(join(projectRoot(), see))).map(({ id, see }) => `${id}: ${see}`),
    ).toEqual([]);
  });

  test('type no size: causes hold no computed number', () => {
    for (const { sizes, cause } of entries) {
      const computed = sizes.flatMap(({ computed: value, published, decimals }) =>
        value === null || published === value || !/\d{2}/.test(value.toFixed(decimals))
          ? []
          : [value.toFixed(decimals)],
      );
      const printed = sizes.map(({ published }) => String(published));
      const typed = cause.match(/\d+(\.\d+)?/g) ?? [];
      expect(typed.filter((number) => computed.includes(number) && !printed.includes(number))).toEqual([]);
    }
  });

  test('docs/discrepancies.md is the page that they give', () => {
    expect(readFileSync(join(projectRoot(), discrepanciesPage), 'utf8')).toBe(discrepanciesMarkdown(entries));
  });
});

describe('sizes', () => {
  const sizes = (id: string) => entries.find((entry) => entry.id === id)!.sizes.map(({ computed }) => computed!);

  test('of 40 % cheaper: 13.0 and 8.8 % on 35 benchmarks, 15.0 and 10.7 % on 37', () => {
    expect(sizes('forty-percent').map((value) => value.toFixed(1))).toEqual([
      '13.0',
      '8.8',
      '13.0',
      '8.8',
      '15.0',
      '10.7',
    ]);
  });

  test('of the tokens: three judges read three times what Table 3 prints', () => {
    const [one, , three] = sizes('three-judges');
    expect(three).toBe(3 * one!);
  });

  test('of the ceiling: the jury is 50 to 95 % of a total', () => {
    expect(sizes('judge-ceiling').slice(0, 2).map(Math.round)).toEqual([50, 95]);
  });

  test('of the ties: 10 pairs over 35 benchmarks, 12 over 37', () => {
    expect(sizes('clear-tie').slice(-2)).toEqual([10, 12]);
  });

  test('of the instances: MTSamples 427 or 78, MedAlign 172 or 149, two of three criteria of N2C2-CT', () => {
    expect(sizes('unequal-instances')).toEqual([3, 427, 78, 172, 149, 172, 258]);
  });

  test('follow the data: the page of an altered table is another', () => {
    const copy = dataCopy();
    copy.alter('medhelm/usage_costs.csv', (text) =>
      text.replace(/^deepseek-r1,mtsamples,427,/m, 'deepseek-r1,mtsamples,78,'),
    );
    const changed = discrepancies(copy).find(({ id }) => id === 'unequal-instances')!.sizes;
    expect(changed[1]!.computed).toBe(78);
  });
});

describe('an entry', () => {
  const refused = (from: string, to: string) => {
    const copy = dataCopy();
    copy.alter('claims/discrepancies.json', from, to);
    return () => discrepancies(copy);
  };

  test('that names no claim, no quantity or no model is refused, with file and key', () => {
    expect(refused('category-range/arxiv-v1', 'category-range/arxiv-v3')).toThrow(
      /claims\/discrepancies\.json, key discrepancies\[1\]\.claims\[0\]: unknown claim category-range\/arxiv-v3: did you mean/,
    );
    expect(refused('"tied-pair-count"', '"tied-pairs"')).toThrow(
      /discrepancies\[0\]\.sound\[0\]\.quantity: unknown quantity/,
    );
    expect(refused('"model": "deepseek-r1"', '"model": "deepseek"')).toThrow(
      /sound\[0\]\.args\.model: unknown model deepseek/,
    );
  });

  test('with an unknown key is refused, so that no size can be typed', () => {
    expect(refused('"decimals": 0,', '"decimals": 0, "computed": 3,')).toThrow(/discrepancies\[0\]\.sound\[0\]/);
  });
});
