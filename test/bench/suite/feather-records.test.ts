import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featherRecords } from '../../../src/bench/suite/originals/feather-records.ts';
import type { OriginalRecord } from '../../../src/bench/suite/originals/original-records.ts';

const files = join(import.meta.dirname, 'originals/files');
async function recordsOf(file: string) {
  const found: OriginalRecord[] = [];
  for await (const record of featherRecords(file, ['text', 'target', 'absent'])) found.push(record);
  return found;
}

const records = [
  { row: 1, cells: { text: `A made-up summary. ${'The patient walked. '.repeat(12)}`, target: ['J18.1', 'I10'] } },
  { row: 2, cells: { text: 'Another made-up summary.', target: ['E11.9'] } },
  { row: 3, cells: { text: 'A third.', target: ['0W3P8ZZ', 'K25.4'] } },
];

// Written by flechette 2.6.0 with lz4 1.9.4 and zstd 1.5: its writer packs only what gets smaller.
test.each(['plain.feather', 'packed.feather', 'zstd.feather'])(
  '%s gives its records, with the columns asked for',
  async (name) => {
    expect(await recordsOf(join(files, name))).toEqual(records);
  },
);

test('the packed files are packed', () => {
  const [plain, lz4, zstd] = ['plain', 'packed', 'zstd'].map((name) => readFileSync(join(files, `${name}.feather`)));
  expect(plain!.includes('walked. The patient walked. The')).toBe(true);
  expect(lz4!.includes(Buffer.of(0x04, 0x22, 0x4d, 0x18))).toBe(true);
  expect(zstd!.includes(Buffer.of(0x28, 0xb5, 0x2f, 0xfd))).toBe(true);
});

test('what is no Feather file is refused', async () => {
  const other = join(import.meta.dirname, 'feather-records.test.ts');
  await expect(recordsOf(other)).rejects.toThrow(/feather-records\.test\.ts: it is no Feather file/);
});
