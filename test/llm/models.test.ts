import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/llm/canonical-json.ts';
import { echoModel } from '../../src/llm/echo-model.ts';
import { mockModel } from '../../src/llm/mock-model.ts';
import { mockModels, modelOf } from '../../src/llm/model-of.ts';
import type { ModelRequest } from '../../src/llm/model.ts';
import { providers } from '../../src/llm/providers.ts';
import { replayModel } from '../../src/llm/replay-model.ts';
import { requestKey } from '../../src/llm/request-key.ts';
import { spawnMockServer } from '../../src/llm/spawn-mock-server.ts';
import { answered, ask, errorOf } from './ask.ts';

const requests = Array.from({ length: 2000 }, (_, i) => ask(`Question number ${i}?`));
const answers = () => ({ right: 'B', wrong: ['A', 'C', 'D'] });
const allOf = async (options: Parameters<typeof mockModel>[0], asked: readonly ModelRequest[] = requests) => {
  const model = mockModel(options);
  return Promise.all(asked.map((request) => model.complete(request)));
};

describe('the mock model', () => {
  test.each([0, 0.35, 0.7, 1])('gives the right answer to a share of %s', async (skill) => {
    const right = (await allOf({ skill, answers })).filter(({ text }) => text === 'B').length / 2000;
    expect(Math.abs(right - skill)).toBeLessThanOrEqual(3 * Math.sqrt((skill * (1 - skill)) / 2000));
  });

  test('spreads its wrong answers over those there are', async () => {
    const texts = new Set((await allOf({ skill: 0, answers })).map(({ text }) => text));
    expect([...texts].sort()).toEqual(['A', 'C', 'D']);
  });

  test('answers the same whatever the order; another seed or replicate differs', async () => {
    const forth = await allOf({ answers });
    const back = await allOf({ answers }, requests.toReversed());
    expect(back.toReversed()).toEqual(forth);
    const texts = (completions: { text: string }[]) => completions.map(({ text }) => text).join('');
    expect(texts(await allOf({ answers, seed: 2 }))).not.toBe(texts(forth));
    expect(
      texts(
        await allOf(
          { answers },
          requests.map((request) => ({ ...request, replicate: 1 })),
        ),
      ),
    ).not.toBe(texts(forth));
  });

  test('declines at its rate, with an outcome of its own and no text', async () => {
    const refused = (await allOf({ refusalRate: 0.2, answers })).filter(({ outcome }) => outcome === 'refused');
    expect(refused.length / 2000).toBeCloseTo(0.2, 1);
    expect(refused[0]).toMatchObject({ text: '', refusal: 'I cannot help with that.' });
  });

  test('breaks the format at its rate', async () => {
    const json = () => ({ right: '{"score": 5}', wrong: [] });
    const parses = (text: string) => {
      try {
        return Boolean(JSON.parse(text));
      } catch {
        return false;
      }
    };
    const broken = (await allOf({ skill: 1, malformedRate: 0.3, answers: json })).filter(({ text }) => !parses(text));
    expect(broken.length / 2000).toBeCloseTo(0.3, 1);
  });

  test('adds a mean number of sentences; the answer still comes first', async () => {
    const texts = (await allOf({ skill: 1, verbosity: 2, answers })).map(({ text }) => text);
    expect(texts.every((text) => text.startsWith('B'))).toBe(true);
    const sentences = texts.reduce((sum, text) => sum + (text.match(/\./g)?.length ?? 0), 0) / 2000;
    expect(sentences).toBeCloseTo(2, 0);
  });

  test('without answers it writes text, cut where the request wants it short', async () => {
    const [completion] = await allOf({}, [ask('What about the elderly patient?')]);
    expect(completion!.text.length).toBeGreaterThan(20);
    const [cut] = await allOf({}, [ask('What about the elderly patient?', { maxTokens: 2 })]);
    expect(cut).toMatchObject({ outcome: 'truncated', finishReason: 'length', usage: { completionTokens: 2 } });
    expect(cut!.text).toHaveLength(8);
  });

  test('all it says is marked as simulated', async () => {
    expect(mockModel().simulated).toBe(true);
    expect((await allOf({ answers })).every(({ simulated }) => simulated)).toBe(true);
  });

  test('takes its time, and an abort ends it', async () => {
    const controller = new AbortController();
    const promise = mockModel({ latency: 60_000 }).complete(ask(), controller);
    controller.abort();
    expect((await errorOf(promise)).kind).toBe('aborted');
  });

  test('never bears the name of a real model; rates are shares', () => {
    expect(() => mockModel({ name: 'openai/gpt-4o' })).toThrow(/must begin with mock\//);
    expect(() => mockModel({ skill: 1.5 })).toThrow(/skill must be between 0 and 1, got 1.5/);
    expect(() => mockModel({ refusalRate: NaN })).toThrow(/refusalRate/);
    expect(() => mockModel({ latency: -1 })).toThrow(/latency must be 0 or more/);
  });
});

describe('the echo model', () => {
  test('says the last user message', async () => {
    const messages = [
      { role: 'user', content: 'first' },
      { role: 'user', content: 'last' },
      { role: 'assistant', content: 'so?' },
    ] as const;
    expect(await echoModel().complete({ messages, parameters: {}, replicate: 0 })).toMatchObject({
      text: 'last',
      simulated: true,
    });
  });
});

describe('the replay model', () => {
  const recorded = { name: 'openai/gpt-4o', identity: { baseURL: 'https://api.openai.com/v1' } };

  test('finds a request by its key', async () => {
    const records = [{ key: requestKey(recorded, ask()), completion: answered('yes', { simulated: false }) }];
    expect(await replayModel(records, recorded).complete(ask())).toMatchObject({
      text: 'yes',
      attempts: 0,
      simulated: false,
    });
  });

  test('finds it by its messages and replicate, whatever the parameters', async () => {
    async function* records() {
      for (const replicate of [0, 1])
        yield await Promise.resolve({
          messages: ask().messages,
          replicate,
          completion: answered(`answer ${replicate}`),
        });
    }
    const model = replayModel(records(), { name: 'openai/gpt-4o' });
    expect((await model.complete(ask('Which one?', { maxTokens: 3 }, 1))).text).toBe('answer 1');
    expect((await model.complete(ask())).text).toBe('answer 0');
  });

  test('what was not recorded is an error that says what was asked', async () => {
    const error = await errorOf(replayModel([], recorded).complete(ask('Is it new?')));
    expect(error).toMatchObject({ kind: 'not-recorded', retryable: false });
    expect(error.message).toMatch(/none of the 0 recorded requests.*"Is it new\?"/);
  });
});

describe('request keys', () => {
  const model = { name: 'a/b', identity: { x: 1, y: [1, 2] } };
  const base: ModelRequest = {
    messages: ask().messages,
    parameters: { maxTokens: 5, stop: ['a'], seed: 1 },
    replicate: 0,
  };

  test('do not hang on the order of properties, nor on those that are undefined', () => {
    const other = {
      replicate: 0,
      parameters: { seed: 1, temperature: undefined, stop: ['a'], maxTokens: 5 },
      messages: [{ content: 'Which one?', role: 'user' }],
    };
    expect(requestKey({ identity: { y: [1, 2], x: 1 }, name: 'a/b' }, other as unknown as ModelRequest)).toBe(
      requestKey(model, base),
    );
  });

  test.each([
    ['name', { ...model, name: 'a/c' }, base],
    ['identity', { ...model, identity: { x: 2, y: [1, 2] } }, base],
    ['parameters', model, { ...base, parameters: { ...base.parameters, maxTokens: 6 } }],
    ['messages', model, { ...base, messages: [...base.messages, ...base.messages] }],
    ['replicate', model, { ...base, replicate: 1 }],
  ] as const)('hang on the %s', (_, other, request) => {
    expect(requestKey(other, request)).not.toBe(requestKey(model, base));
  });

  test('canonical JSON means the same as JSON, and is the same for shuffled properties', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = (v: unknown): unknown =>
          Array.isArray(v)
            ? v.map(shuffled)
            : typeof v === 'object' && v !== null
              ? Object.fromEntries(
                  Object.entries(v)
                    .toReversed()
                    .map(([name, child]) => [name, shuffled(child)]),
                )
              : v;
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    ));
});

describe('models by name', () => {
  test('stand-ins and servers', () => {
    expect(modelOf('echo').name).toBe('echo');
    expect(modelOf('mock/skilled', { seed: 3 }).identity).toMatchObject({ skill: 0.85, seed: 3 });
    expect(modelOf('acme/large', { baseURL: 'http://127.0.0.1:9/v1' }).identity).toMatchObject({ served: 'large' });
    for (const name of Object.keys(mockModels)) expect(modelOf(name)).toMatchObject({ name, simulated: true });
    for (const provider of Object.keys(providers)) expect(modelOf(`${provider}/x`).simulated).toBe(false);
  });

  test.each([
    ['ecko', /did you mean echo\?/],
    ['mock/skiled', /did you mean mock\/skilled\?/],
    ['gpt-4o', /provider\/model \(openai/],
    ['', /unknown model \(no name\)/],
    ['opnai/gpt-4o', /did you mean openai\/gpt-4o\?/],
  ])('%j is unknown', (name, message) => {
    expect(() => modelOf(name)).toThrow(RangeError);
    expect(() => modelOf(name)).toThrow(message);
  });
});

test('a mock server in a process of its own counts, and ends', async () => {
  const server = await spawnMockServer({ countRepeats: true });
  const model = modelOf('mock/served', { baseURL: server.url });
  const [one, two] = [await model.complete(ask()), await model.complete(ask())];
  expect(one.text).toBe(two.text);
  expect(await server.stats()).toMatchObject({ requests: 2, answered: 2, repeated: 1, peakInFlight: 1 });
  await server.reset();
  expect((await server.stats()).requests).toBe(0);
  await server.close();
});
