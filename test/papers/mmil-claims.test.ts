import { describe, expect, test } from 'vitest';
import { mmilClaims } from '../../src/papers/claims/mmil-claims.ts';
import { formatClaims } from '../../src/papers/claims/format-claims.ts';
import { readJson } from '../../src/papers/tables/json.ts';
import { dataDir } from '../../src/project.ts';
import { dataCopy } from './data-copy.ts';
import { join } from 'node:path';
import { z } from 'zod';

const one = 'mmil/arxiv-v1/time-points';

describe('claims about the abstracts of MMIL', () => {
  test('are measured on four simulated replicates, and never called a confirmation', async () => {
    const [claim] = await mmilClaims({ only: one });
    expect(claim).toMatchObject({ published: null, status: 'not-recomputable', evidence: 'simulated', ok: true });
    expect(claim!.interval).toMatchObject({ n: 4, level: 0.95 });
    expect(claim!.interval!.lower).toBeLessThan(claim!.computed!);
    expect(claim!.interval!.upper).toBeGreaterThan(claim!.computed!);
    expect(formatClaims([claim!])).toContain('1 of 1 simulated');
  });

  test('fail when the number is not the one on file, and say both', async () => {
    const copy = dataCopy();
    copy.alter('claims/mmil.json', (text) =>
      text.replace(/("id": "mmil\/arxiv-v1\/time-points"[\s\S]*?"expectedComputed": )[-.\d]+/, '$10.5'),
    );
    const [claim] = await mmilClaims({ dir: copy.dir, only: one });
    expect(claim).toMatchObject({ ok: false, status: 'not-recomputable' });
    expect(claim!.message).toMatch(/measured -?0\.\d+, on file is 0\.5/);
  });

  test('a quantity that does not exist, or any other status, is refused with its key', async () => {
    const copy = dataCopy();
    copy.alter('claims/mmil.json', '"quantity": "all-day-8-minus-diagnosis"', '"quantity": "all-day-9"');
    await expect(mmilClaims({ dir: copy.dir, only: one })).rejects.toThrow(/claims\[6\]\.quantity.*unknown quantity/s);
    copy.alter('claims/mmil.json', '"expected": "not-recomputable"', '"expected": "exact"');
    await expect(mmilClaims({ dir: copy.dir, only: one })).rejects.toThrow(/claims\[0\]\.expected/);
  });

  test('both abstracts are covered, and each claim says why it cannot be recomputed', () => {
    const file = z.object({ claims: z.array(z.looseObject({ paper: z.string(), reason: z.string() })) });
    const { claims } = readJson(join(dataDir(), 'claims', 'mmil.json'), file);
    expect(new Set(claims.map(({ paper }) => paper))).toEqual(new Set(['mmil-arxiv-v1', 'science-advances']));
    for (const { reason } of claims) expect(reason).toContain("patients' data could not be had");
  });
});
