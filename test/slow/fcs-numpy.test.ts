import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFcs } from '../../src/cells/fcs/read-fcs.ts';
import { rng } from '../../src/stats/rng.ts';
import { buildFcs, type FcsSpec } from '../cells/build-fcs.ts';
import { cytometry, noCytometry } from '../cells/shared-data.ts';

const python = '/usr/bin/python3';
const noNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0 ? '' : ` (skipped: ${python} has no numpy)`;

/** Compares all values of a file: floats bit by bit, numbers on a log scale to the last digit of a float. */
async function expectSame(path: string): Promise<void> {
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'read-fcs.py'), path], {
    maxBuffer: 1 << 28,
  });
  expect(status, stderr.toString()).toBe(0);
  const theirs = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
  const { n, p, columns } = await readFcs(path);
  expect(theirs.length).toBe(n * p);
  let worst = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const [ours, other] = [columns[j]![i]!, theirs[i * p + j]!];
      if (!Object.is(ours, other)) worst = Math.max(worst, Math.abs(ours / other - 1));
    }
  expect(worst).toBeLessThanOrEqual(path.includes('log') ? 1.2e-7 : 0);
}

describe.skipIf(noNumpy)(`readFcs beside a reader on NumPy${noNumpy}`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fcs-numpy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const random = rng(11, 'fcs-numpy');
  const events = (p: number, below: number): number[][] =>
    Array.from({ length: 400 }, () => Array.from({ length: p }, () => random.integer(below)));
  const files: Record<string, FcsSpec> = {
    'floats-big': { events: events(5, 1e6).map((event) => event.map((value) => value / 7)) },
    'floats-little': { order: '1,2,3,4', version: '2.0', events: events(3, 1e6) },
    doubles: { datatype: 'D', events: events(2, 1e6).map((event) => event.map((value) => value / 7)) },
    'integers-16': { datatype: 'I', bits: [16, 16], events: events(2, 65536), keywords: { $P1R: '1024' } },
    'integers-mixed': { datatype: 'I', order: '1,2,3,4', bits: [8, 24, 32], events: events(3, 256) },
    'integers-10': { datatype: 'I', bits: [10, 10, 10], events: events(3, 1024) },
    'integers-odd': { datatype: 'I', order: '1,2,3,4', bits: [9, 13], events: events(2, 512) },
    'log': { datatype: 'I', bits: [16, 16], events: events(2, 1024), keywords: { $P1R: '1024', $P1E: '4,0', $P2E: '3,1' } }, // prettier-ignore
    escaped: { events: events(2, 10), keywords: { NOTE: 'a|b' }, supplement: { more: 'x' } },
  };

  test.each(Object.entries(files))('every value of %s is the same', async (name, spec) => {
    const path = join(folder, `${name}.fcs`);
    writeFileSync(path, buildFcs(spec).bytes);
    await expectSame(path);
  });

  const shared = noCytometry
    ? []
    : ['tidytof_fcs', 'cytodx_flowcap_aml'].flatMap((name) =>
        readdirSync(join(cytometry, name))
          .filter((file) => file.endsWith('.fcs'))
          .map((file) => join(cytometry, name, file)),
      );
  test.skipIf(noCytometry)(`every value of every shared file is the same [shared data]${noCytometry}`, async () => {
    expect(shared.length).toBeGreaterThanOrEqual(27);
    for (const path of shared) await expectSame(path);
  });
});
