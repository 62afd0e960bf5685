import fc from 'fast-check';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CacheError } from '../../src/llm/cache/cache-error.ts';
import { keyIndex } from '../../src/llm/cache/key-index.ts';
import { openCache } from '../../src/llm/cache/open-cache.ts';
import { cached } from '../../src/llm/cached.ts';
import { echoModel } from '../../src/llm/echo-model.ts';
import { ModelError } from '../../src/llm/model-error.ts';
import { onAbort } from '../../src/llm/on-abort.ts';
import { requestKey } from '../../src/llm/request-key.ts';
import { answered, ask, errorOf } from './ask.ts';
import { scripted } from './scripted.ts';

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cache-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const key = (content: string): string => requestKey(echoModel(), ask(content));
const files = (): string[] =>
  readdirSync(directory)
    .sort()
    .map((name) => join(directory, name));

describe('a cache on disk', () => {
  test('gives back what was put, in this session and the next, the last of equal keys', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.string({ unit: 'grapheme', maxLength: 200 })), {
          maxLength: 60,
        }),
        fc.integer({ min: 1, max: 4 }),
        async (entries, sessions) => {
          rmSync(directory, { recursive: true, force: true });
          const expected = new Map<number, string>();
          for (let s = 0; s < sessions; s++) {
            const cache = await openCache(directory);
            for (const [n, text] of entries.filter((_, i) => i % sessions === s)) {
              cache.put(key(`${n}`), answered(text));
              expected.set(n, text);
              expect(cache.get(key(`${n}`))?.text).toBe(text);
            }
            cache.close();
          }
          const cache = await openCache(directory);
          expect(cache.size).toBe(expected.size);
          expect(cache.damaged).toBe(0);
          for (let n = 0; n <= 20; n++) expect(cache.get(key(`${n}`))?.text).toBe(expected.get(n));
          cache.close();
        },
      ),
      { numRuns: 10 },
    ));

  test('cut at any byte, the whole entries before are there, and nothing that was written changes', async () => {
    const cache = await openCache(directory);
    const texts = ['one', 'zwei mit Umlaut: ä', 'three'];
    for (const text of texts) cache.put(key(text), answered(text));
    cache.close();
    const [file] = files() as [string];
    const whole = readFileSync(file);
    const ends = [...whole.entries()].flatMap(([i, byte]) => (byte === 10 ? [i + 1] : []));
    for (let bytes = whole.length - 1; bytes >= 0; bytes -= 31) {
      truncateSync(file, bytes);
      const torn = await openCache(directory);
      const left = ends.filter((end) => end <= bytes).length;
      expect(torn.size).toBe(left);
      expect(texts.map((text) => torn.get(key(text))?.text)).toEqual(
        texts.map((text, i) => (i < left ? text : undefined)),
      );
      expect(torn.damaged).toBe(ends.includes(bytes) || bytes === 0 ? 0 : 1);
      torn.put(key('new'), answered('new')); // goes to a file of its own
      torn.close();
      expect(readFileSync(file)).toEqual(whole.subarray(0, bytes));
      rmSync(files()[1]!);
    }
  });

  test('damaged lines are counted, left as they are and asked for again', async () => {
    const first = await openCache(directory);
    first.put(key('a'), answered('a'));
    first.put(key('b'), answered('b'));
    first.close();
    const [file] = files() as [string];
    const text = readFileSync(file, 'utf8').replace('"text":"a"', '"text":"a');
    writeFileSync(file, `not JSON\n${text}`);
    appendFileSync(file, '{"key":"12","completion":{}}\n');
    const cache = await openCache(directory);
    expect(cache.damaged).toBe(2);
    expect(cache.get(key('a'))).toBeUndefined();
    expect(cache.get(key('b'))?.text).toBe('b');
    cache.close();
  });

  test('two that are open at once write to files of their own', async () => {
    const [one, two] = [await openCache(directory), await openCache(directory)];
    one.put(key('a'), answered('a'));
    two.put(key('b'), answered('b'));
    one.put(key('c'), answered('c'));
    one.close();
    two.close();
    expect(files()).toHaveLength(2);
    const cache = await openCache(directory);
    expect(['a', 'b', 'c'].map((text) => cache.get(key(text))?.text)).toEqual(['a', 'b', 'c']);
    cache.close();
  });

  test('entries larger than a window of the file, and more files than are kept open', async () => {
    const long = 'x'.repeat(200_000);
    for (let i = 0; i < 70; i++) {
      const cache = await openCache(directory);
      cache.put(key(`${i}`), answered(i === 0 ? long : `${i}`));
      cache.close();
    }
    const cache = await openCache(directory);
    expect(cache.get(key('0'))?.text).toBe(long);
    for (let i = 69; i > 0; i--) expect(cache.get(key(`${i}`))?.text).toBe(`${i}`);
    expect(cache.get(key('0'))?.text).toBe(long);
    cache.close();
  });

  test('a directory that is a file is refused, with its name', async () => {
    const path = join(directory, 'file');
    writeFileSync(path, '');
    await expect(openCache(path)).rejects.toThrow(CacheError);
    await expect(openCache(path)).rejects.toThrow(path);
  });

  test('a directory that goes away: the write fails with a CacheError', async () => {
    const cache = await openCache(directory);
    rmSync(directory, { recursive: true });
    expect(() => cache.put(key('a'), answered('a'))).toThrow(CacheError);
  });
});

test('a key index finds every key through growth, and no other', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 1e9 }), { maxLength: 3000, minLength: 900 }), (ids) => {
      const index = keyIndex();
      const hex = (n: number) => key(`${n}`);
      const [inside, outside] = [ids.slice(0, -100), ids.slice(-100)];
      inside.forEach((id, i) => index.set(hex(id), { segment: i % 3, start: i * 2 ** 20, length: i + 1 }));
      expect(index.size).toBe(inside.length);
      inside.forEach((id, i) =>
        expect(index.get(hex(id))).toEqual({ segment: i % 3, start: i * 2 ** 20, length: i + 1 }),
      );
      for (const id of outside) expect(index.get(hex(id))).toBeUndefined();
    }),
    { numRuns: 5 },
  ));

describe('cached', () => {
  test('asks no request twice; a hit has 0 attempts and is otherwise what came', async () => {
    const cache = await openCache(directory);
    const model = scripted((n) => answered(`answer ${n}`, { milliseconds: 12 }));
    const whole = cached(model, cache);
    expect(await whole.complete(ask())).toEqual(answered('answer 0', { milliseconds: 12 }));
    expect(await whole.complete(ask())).toEqual(answered('answer 0', { milliseconds: 12, attempts: 0 }));
    expect((await whole.complete(ask('Which one?', {}, 1))).text).toBe('answer 1');
    expect((await whole.complete(ask('Which one?', { seed: 1 }))).text).toBe('answer 2');
    cache.close();
  });

  test('equal requests at the same time are asked once, by two wrappers of one cache too', async () => {
    const cache = await openCache(directory);
    const model = scripted(async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return answered(`answer ${n}`);
    });
    const [one, two] = [cached(model, cache), cached(model, cache)];
    const answers = await Promise.all([one, two, one, two].map((whole) => whole.complete(ask())));
    expect(model.requests()).toBe(1);
    expect(answers.map(({ attempts }) => attempts)).toEqual([1, 0, 0, 0]);
    cache.close();
  });

  test('failures are not kept', async () => {
    const cache = await openCache(directory);
    const model = cached(
      scripted((n) => {
        if (n === 0) throw new ModelError('network', 'lost');
        return answered('yes');
      }),
      cache,
    );
    expect((await errorOf(model.complete(ask()))).kind).toBe('network');
    expect((await model.complete(ask())).text).toBe('yes');
    cache.close();
  });

  test('when the one who asked aborts, the other who waits asks itself', async () => {
    const cache = await openCache(directory);
    const model = scripted((n, _, signal) =>
      n > 0
        ? answered('yes')
        : new Promise((_resolve, reject) => onAbort(signal, () => reject(new ModelError('aborted', '')))),
    );
    const controller = new AbortController();
    const whole = cached(model, cache);
    const [first, second] = [whole.complete(ask(), controller), whole.complete(ask())];
    controller.abort();
    expect((await errorOf(first)).kind).toBe('aborted');
    expect(await second).toMatchObject({ text: 'yes', attempts: 1 });
    cache.close();
  });

  test('who waits may abort without the one who asked', async () => {
    const cache = await openCache(directory);
    let answer: () => void;
    const model = scripted(() => new Promise((resolve) => (answer = () => resolve(answered('yes')))));
    const controller = new AbortController();
    const whole = cached(model, cache);
    const [first, second] = [whole.complete(ask()), whole.complete(ask(), controller)];
    controller.abort();
    expect((await errorOf(second)).kind).toBe('aborted');
    answer!();
    expect((await first).text).toBe('yes');
    cache.close();
  });
});
