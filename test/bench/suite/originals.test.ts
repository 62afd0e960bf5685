import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Instance } from '../../../src/bench/benchmark.ts';
import type { SuiteRow } from '../../../src/bench/suite/suite-definition.ts';
import { suite, suiteBenchmarkOf } from '../../../src/bench/suite/suite.ts';
import { originalFixtures } from './originals/original-fixtures.ts';

const root = mkdtempSync(join(tmpdir(), 'suite-originals-'));
afterAll(() => rmSync(root, { recursive: true }));

function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(root, 'files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function read(id: string, path: string, onLeftOut?: (place: unknown, why: string) => void) {
  const benchmark = suiteBenchmarkOf(id, { originals: { [id]: path }, ...(onLeftOut && { onLeftOut }) });
  expect(benchmark.synthetic).toBe(false);
  const instances: Instance<SuiteRow>[] = [];
  for await (const instance of benchmark.instances()) instances.push(instance);
  return { benchmark, instances };
}

test('every benchmark of the suite has a fixture of its original files', () => {
  expect(Object.keys(originalFixtures).sort()).toEqual(
    suite()
      .map(({ id }) => id)
      .sort(),
  );
});

describe.each(Object.entries(originalFixtures))(
  'original files of %s',
  (id, { files, instances, leftOut, spoiled }) => {
    test('become instances, and what is left out is told', async () => {
      const reasons: string[] = [];
      const { benchmark, instances: found } = await read(id, folderOf(files), (_, why) => reasons.push(why));
      expect(found.map(({ row }) => row)).toEqual(instances.map(({ row }) => row));
      expect(found).toMatchObject(instances);
      expect(reasons).toEqual(leftOut ?? []);
      expect(new Set(found.map((instance) => instance.id)).size).toBe(found.length);
      for (const { row } of found) expect(JSON.stringify(benchmark.prompt(row))).not.toMatch(/undefined|\[object|NaN/);
    });

    test('give the same instances at each call', async () => {
      const folder = folderOf(files);
      expect((await read(id, folder)).instances).toEqual((await read(id, folder)).instances);
    });

    if (spoiled)
      test('that are spoiled are refused by file, row and column', async () => {
        await expect(read(id, folderOf({ ...files, ...spoiled.files }))).rejects.toThrow(spoiled.error);
      });

    test('that are not there are asked for', async () => {
      await expect(read(id, join(root, 'nowhere'))).rejects.toThrow('there is no such file or folder');
      await expect(read(id, folderOf({ 'other.bin': '' }))).rejects.toThrow('the folder has no ');
    });
  },
);

test('a column that is misspelt is named, with the one it may be', async () => {
  const [name, text] = Object.entries(originalFixtures.medec!.files)[0]!;
  const folder = folderOf({ [name]: (text as string).replace('Error Sentence ID', 'Error Sentence Id') });
  await expect(read('medec', folder)).rejects.toThrow(
    /row 2, column Error Sentence ID: there is no such column: did you mean Error Sentence Id\?/,
  );
});
