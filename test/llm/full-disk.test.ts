import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answered } from './ask.ts';

const disk = { full: false };

// Files of a worker share what they import, so the modules of this one are imported anew, before and after.
beforeAll(() => {
  vi.resetModules();
  vi.doMock('node:fs', async (original) => {
    const real = await original<typeof fs>();
    return {
      ...real,
      // As a disk does that fills up: it takes a part, then no more.
      writeSync(file: number, bytes: Uint8Array, start = 0) {
        if (!disk.full) return real.writeSync(file, bytes, start);
        if (start > 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        return real.writeSync(file, bytes, 0, bytes.length >> 1);
      },
    };
  });
});
afterAll(() => {
  vi.doUnmock('node:fs');
  vi.resetModules();
});

test('a full disk is an error that says so; what came before is kept, and the torn line is never extended', async () => {
  const { openCache } = await import('../../src/llm/cache/open-cache.ts');
  const { CacheError } = await import('../../src/llm/cache/cache-error.ts');
  const directory = mkdtempSync(join(tmpdir(), 'cache-'));
  const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
  const cache = await openCache(directory);
  cache.put(one, answered('one'));
  disk.full = true;
  expect(() => cache.put(two, answered('two'))).toThrow(CacheError);
  expect(() => cache.put(two, answered('two'))).toThrow(/no space left on device.*Nothing written before is lost/);
  expect(cache.get(two)).toBeUndefined();
  disk.full = false;
  cache.put(three, answered('three'));
  cache.close();
  const again = await openCache(directory);
  expect([one, two, three].map((key) => again.get(key)?.text)).toEqual(['one', undefined, 'three']);
  expect(again.damaged).toBe(2);
  expect(readdirSync(directory)).toHaveLength(3);
  again.close();
  rmSync(directory, { recursive: true });
});
