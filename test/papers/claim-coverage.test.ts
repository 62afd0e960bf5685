import { describe, expect, test, vi } from 'vitest';
import { allClaims } from '../../src/papers/claims/all-claims.ts';
import { claimCoverage } from '../../src/papers/claims/claim-coverage.ts';
import { claims } from '../../src/papers/claims/claims.ts';
import * as statements from '../../src/papers/claims/evaluate-statements.ts';
import { formatClaims } from '../../src/papers/claims/format-claims.ts';
import { DataError } from '../../src/papers/tables/data-error.ts';
import { dataCopy } from './data-copy.ts';

vi.mock(import('../../src/papers/claims/evaluate-statements.ts'), { spy: true });

const results = claims();
const coverage = claimCoverage(results);

describe('coverage', () => {
  test('every printed number is stated by a claim, or exempt with a reason', () => {
    expect(coverage.missing).toEqual([]);
    expect(coverage.printed).toBe(Object.keys(coverage.claims).length);
  });

  test('no number is exempt: exemptions are dates, names and notes', () => {
    for (const [key, reason] of Object.entries(coverage.exempt)) {
      expect(reason).toMatch(/date|name|note|identifier|place/);
      expect(coverage.claims).not.toHaveProperty([key]);
    }
    expect(Object.keys(coverage.exempt)).toHaveLength(14);
  });

  test('a key says which claims state it, in percent too', () => {
    expect(coverage.claims['arxiv_v2/tasks']).toEqual(['abstract/arxiv-v2/tasks']);
    expect(coverage.claims['arxiv_v1/win_rate/o3-mini']).toEqual(['abstract/arxiv-v1/o3-mini/win-rate']);
    expect(coverage.claims['arxiv_v2/subcategory_assignment_agreement']).toHaveLength(1);
  });

  test('a claim that is taken away is missed by its key, and the printed line says so', () => {
    const without = results.filter(({ id }) => id !== 'table-1/arxiv-v2/gpt-4o/win-sd');
    const { printed, missing } = claimCoverage(without);
    expect(missing).toContain('arxiv_v2/table1/gpt-4o/win_sd');
    expect(missing).toHaveLength(coverage.missing.length + 1);
    expect(formatClaims(without, { ...coverage, missing: missing.slice(-1) })).toContain(
      `\ncovers ${printed - 1} of ${printed} printed numbers; 1 is stated by no claim: ${missing.at(-1)}\n`,
    );
  });

  test('a claim that says another number than its key is refused, and so is an unknown key', () => {
    const altered = (change: object) => results.map((claim, i) => (i === 0 ? { ...claim, ...change } : claim));
    expect(() => claimCoverage(altered({ published: 0.67 }))).toThrow(
      'key table-1/arxiv-v2/deepseek-r1/win-rate, covers: arxiv_v2/table1/deepseek-r1/win_rate is 0.66, the claim says 0.67',
    );
    expect(() => claimCoverage(altered({ covers: 'arxiv_v2/table1/deepseek-r1/win_rat' }))).toThrow(
      'did you mean arxiv_v2/table1/deepseek-r1/win_rate?',
    );
    expect(() => claimCoverage(altered({ published: 66, unit: '%' }))).not.toThrow();
  });

  test('an exemption of nothing, or of what is stated, is refused, naming the file', () => {
    const copy = dataCopy();
    copy.alter('claims/exemptions.json', '"arxiv_v1/posted"', '"arxiv_v1/post"');
    expect(() => claimCoverage(results, copy)).toThrow(DataError);
    expect(() => claimCoverage(results, copy)).toThrow(
      /exemptions\.json, key exemptions\[0\]\.key: arxiv_v1\/post is no/,
    );
    copy.alter('claims/exemptions.json', '"arxiv_v1/post"', '"arxiv_v1/win_rate"');
    expect(() => claimCoverage(results, copy)).toThrow('arxiv_v1/win_rate is stated by a claim: remove the exemption');
  });
});

describe('a selection', () => {
  test('is computed as it is among all', () => {
    const only = 'table-3/arxiv-v2/gpt-4o';
    expect(claims({ only })).toEqual(results.filter(({ id }) => id.startsWith(`${only}/`)));
  });

  test('of MedHELM simulates nothing', async () => {
    const measured = vi.mocked(statements.evaluateStatements);
    expect((await allClaims({ only: '**/win-rate' })).map(({ paper }) => paper)).not.toContain('science-advances');
    expect(measured).toHaveBeenCalledExactlyOnceWith([]);
  });

  test('of nothing is refused, with the nearest name of both papers', async () => {
    await expect(allClaims({ only: 'mmil/arxiv-v' })).rejects.toThrow('did you mean mmil/arxiv-v1?');
    await expect(allClaims({ only: 'table-' })).rejects.toThrow('did you mean table-1?');
  });
});
