import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { echoModel } from '../../src/llm/echo-model.ts';
import { limited } from '../../src/llm/limited.ts';
import { metered } from '../../src/llm/metered.ts';
import { ModelError, type ModelErrorKind } from '../../src/llm/model-error.ts';
import { retried } from '../../src/llm/retried.ts';
import { timedOut } from '../../src/llm/timed-out.ts';
import { usageMeter } from '../../src/llm/usage-meter.ts';
import { wait } from '../../src/llm/wait.ts';
import { answered, ask, errorOf } from './ask.ts';
import { failing, scripted } from './scripted.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs the fake clock until a promise is settled. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  await vi.runAllTimersAsync();
  return promise;
}

describe('retried', () => {
  test.each(['rate-limited', 'server-error', 'network', 'timeout'] as const)('asks again after %s', async (kind) => {
    const model = failing([kind], [kind]);
    expect(await settled(retried(model).complete(ask()))).toMatchObject({ text: 'yes', attempts: 3 });
    expect(model.requests()).toBe(3);
  });

  test.each(['key-refused', 'bad-request', 'context-length', 'not-openai', 'model-unknown', 'aborted'] as const)(
    'does not after %s',
    async (kind) => {
      const model = failing([kind]);
      expect(await errorOf(settled(retried(model).complete(ask())))).toMatchObject({ kind, attempts: 1 });
      expect(model.requests()).toBe(1);
    },
  );

  test('gives up after so many attempts, and says so', async () => {
    const model = failing(
      ...Array.from({ length: 9 }, () => ['server-error', { status: 503 }] as [ModelErrorKind, object]),
    );
    const error = await errorOf(settled(retried(model, { attempts: 4 }).complete(ask())));
    expect(error).toMatchObject({ kind: 'server-error', status: 503, attempts: 4 });
    expect(error.message).toMatch(/\(given up after 4 requests\)$/);
    expect(model.requests()).toBe(4);
  });

  test('waits between half of the delay and all of it, doubled each time, and never less than the server says', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }), { minLength: 1, maxLength: 5 }),
        async (seed, waits) => {
          const model = failing(
            ...waits.map(
              (retryAfter) =>
                ['rate-limited', retryAfter === undefined ? {} : { retryAfter }] as [ModelErrorKind, object],
            ),
          );
          await settled(retried(model, { seed, delay: 100 }).complete(ask()));
          waits.forEach((asked = 0, i) => {
            const pause = model.at[i + 1]! - model.at[i]!;
            const longest = 100 * 2 ** i;
            expect(pause).toBeGreaterThanOrEqual(Math.max(asked, Math.floor(longest / 2)));
            expect(pause).toBeLessThanOrEqual(Math.max(asked, longest));
          });
        },
      ),
      { numRuns: 50 },
    ));

  test('the same seed waits as long', async () => {
    const pauses = async (seed: number) => {
      const model = failing(['network'], ['network']);
      await settled(retried(model, { seed }).complete(ask()));
      return model.at.map((time) => time - model.at[0]!);
    };
    expect(await pauses(1)).toEqual(await pauses(1));
    expect(await pauses(1)).not.toEqual(await pauses(2));
  });

  test('a server that asks for longer than the longest wait is not asked again', async () => {
    const model = failing(['rate-limited', { retryAfter: 3_600_000 }]);
    const error = await errorOf(settled(retried(model).complete(ask())));
    expect(error).toMatchObject({ kind: 'rate-limited', retryAfter: 3_600_000 });
    expect(error.message).toMatch(/the server asks to wait 3600 s/);
  });

  test('an abort ends the wait', async () => {
    const controller = new AbortController();
    const promise = retried(failing(['network'])).complete(ask(), controller);
    promise.catch(() => {});
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect((await errorOf(promise)).kind).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('errors that are not a model’s pass as they are', async () => {
    const bug = new TypeError('a bug');
    const model = scripted(() => Promise.reject(bug));
    await expect(retried(model).complete(ask())).rejects.toBe(bug);
  });

  test('1 % of 429 and 1 % of 500 cost at most 5 % more requests, and every request is answered', async () => {
    const model = scripted((n) => {
      if (n % 100 === 17) throw new ModelError('rate-limited', 'slow down', { status: 429, retryAfter: 40 });
      if (n % 100 === 58) throw new ModelError('server-error', 'oops', { status: 500 });
      return wait(5).then(() => answered('yes'));
    });
    const whole = retried(limited(model, { concurrency: 64 }));
    const completions = await settled(Promise.all(Array.from({ length: 2000 }, (_, i) => whole.complete(ask(`${i}`)))));
    expect(completions.every(({ text }) => text === 'yes')).toBe(true);
    expect(model.requests()).toBeLessThanOrEqual(2100);
    expect(model.requests()).toBe(completions.reduce((sum, { attempts }) => sum + attempts, 0));
  });
});

describe('limited', () => {
  test('never has more in flight than its limit, whatever fails, and answers all', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(
          fc.record({
            takes: fc.integer({ min: 0, max: 9 }),
            fails: fc.constantFrom(undefined, 'rate-limited', 'server-error', 'bad-request'),
            retryAfter: fc.integer({ min: 0, max: 30 }),
          }),
          { maxLength: 60 },
        ),
        async (concurrency, script) => {
          const model = scripted(async (n) => {
            const { takes, fails, retryAfter } = script[n]!;
            await wait(takes);
            if (fails) throw new ModelError(fails as ModelErrorKind, '', { retryAfter });
            return answered('yes');
          });
          const whole = limited(model, { concurrency });
          const ends = await settled(Promise.allSettled(script.map(() => whole.complete(ask()))));
          expect(model.requests()).toBe(script.length);
          expect(model.peak()).toBeLessThanOrEqual(concurrency);
          expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(
            script.filter(({ fails }) => !fails).length,
          );
        },
      ),
      { numRuns: 60 },
    ));

  test('fills its limit, and keeps the order', async () => {
    const order: string[] = [];
    const model = scripted(async (_, { messages }) => {
      order.push(messages[0]!.content);
      await wait(10);
      return answered('');
    });
    const whole = limited(model, { concurrency: 3 });
    await settled(Promise.all([...'abcdefg'].map((letter) => whole.complete(ask(letter)))));
    expect(order.join('')).toBe('abcdefg');
    expect(model.peak()).toBe(3);
  });

  test('after a 429 four fifths, once for all that were on their way; ten answers bring one back', async () => {
    let refuse = true;
    let inFlight = 0;
    let peak = 0;
    const model = scripted(async () => {
      peak = Math.max(peak, ++inFlight);
      await wait(10);
      inFlight -= 1;
      if (refuse) throw new ModelError('rate-limited', 'slow down');
      return answered('yes');
    });
    const whole = limited(model, { concurrency: 10 });
    const round = async (n: number) => {
      peak = 0;
      await settled(Promise.allSettled(Array.from({ length: n }, () => whole.complete(ask()))));
      return peak;
    };
    expect(await round(10)).toBe(10); // all ten are refused: one cut, to 8
    refuse = false;
    expect(await round(9)).toBe(8);
    expect(await round(12)).toBe(9 + 0); // 21 answers: 8 + 2.1, of which one came in time
    expect(await round(40)).toBe(10);
  });

  test('nothing is sent until the time that the server named', async () => {
    const model = failing(['rate-limited', { retryAfter: 700 }]);
    const whole = limited(model, { concurrency: 2 });
    const start = Date.now();
    await errorOf(settled(whole.complete(ask())));
    const rest = [whole.complete(ask('a')), whole.complete(ask('b')), whole.complete(ask('c'))];
    await settled(Promise.all(rest));
    expect(model.at.map((time) => time - start)).toEqual([0, 700, 700, 700]);
  });

  test('an abort leaves the queue; what runs goes on', async () => {
    const model = scripted(() => wait(10).then(() => answered('yes')));
    const whole = limited(model, { concurrency: 1 });
    const controller = new AbortController();
    const first = whole.complete(ask());
    const second = whole.complete(ask(), controller);
    controller.abort();
    expect((await errorOf(second)).kind).toBe('aborted');
    expect((await settled(first)).text).toBe('yes');
    expect((await settled(whole.complete(ask()))).text).toBe('yes');
    expect(model.requests()).toBe(2);
  });

  test.each([0, 1.5, NaN])('a limit of %s is refused', (concurrency) => {
    expect(() => limited(echoModel(), { concurrency })).toThrow(/concurrency must be a whole number from 1/);
  });
});

describe('timedOut', () => {
  test('ends what takes longer, and tells the model', async () => {
    let told = false;
    const model = scripted((_, __, signal) => {
      signal!.addEventListener('abort', () => (told = true));
      return new Promise(() => {});
    });
    const error = await errorOf(settled(timedOut(model, 1500).complete(ask())));
    expect(error).toMatchObject({ kind: 'timeout', retryable: true });
    expect(error.message).toBe('mock/scripted: no answer within 1.5 s');
    expect(told).toBe(true);
  });

  test('lets what is in time pass, and leaves no timer', async () => {
    const model = timedOut(
      scripted(() => wait(5).then(() => answered('yes'))),
      10,
    );
    const promise = model.complete(ask());
    await vi.advanceTimersByTimeAsync(5);
    expect((await promise).text).toBe('yes');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('an abort ends it though the model does not listen', async () => {
    const controller = new AbortController();
    const promise = timedOut(
      scripted(() => new Promise(() => {})),
      1000,
    ).complete(ask(), controller);
    controller.abort();
    expect((await errorOf(promise)).kind).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([0, -1, NaN, Infinity])('%s ms is refused', (ms) => {
    expect(() => timedOut(echoModel(), ms)).toThrow(RangeError);
  });
});

describe('metered', () => {
  test('sums requests, tokens, outcomes and failures by model; what was not counted is not 0', async () => {
    const meter = usageMeter();
    const usage = { promptTokens: 10, completionTokens: 2, reasoningTokens: 1, cachedTokens: 4 };
    const completions = [
      answered('a', { usage }),
      answered('b', { usage, attempts: 3 }),
      answered('', { outcome: 'empty' }),
      answered('d', { usage, attempts: 0 }),
    ];
    const model = metered(
      scripted((n) => {
        if (n === 4) throw new ModelError('network', 'lost', { attempts: 6 });
        return completions[n]!;
      }),
      meter,
    );
    for (let i = 0; i < 5; i++) await model.complete(ask()).catch(() => {});
    await metered(echoModel(), meter).complete(ask());
    expect(meter.snapshot()).toEqual({
      'mock/scripted': {
        ...{
          requests: 11,
          completions: 4,
          fromCache: 1,
          outcomes: { complete: 3, empty: 1 },
          failures: { network: 1 },
        },
        ...{ promptTokens: 20, completionTokens: 4, reasoningTokens: 2, cachedTokens: 8, uncounted: 1 },
      },
      echo: {
        ...{ requests: 1, completions: 1, fromCache: 0, outcomes: { complete: 1 }, failures: {} },
        ...{ promptTokens: 0, completionTokens: 0, reasoningTokens: 0, cachedTokens: 0, uncounted: 1 },
      },
    });
  });
});

test('all wrappers together leave one listener on a signal after 2,000 requests, and no timer', async () => {
  const { signal } = new AbortController();
  const model = retried(
    limited(
      timedOut(
        scripted((n) => {
          if (n % 7 === 0) throw new ModelError('network', 'lost');
          return wait(3).then(() => answered('yes'));
        }),
        1000,
      ),
      { concurrency: 8 },
    ),
  );
  await settled(Promise.all(Array.from({ length: 2000 }, () => model.complete(ask(), { signal }))));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
