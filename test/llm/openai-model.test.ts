import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ModelError } from '../../src/llm/model-error.ts';
import { openaiModel } from '../../src/llm/openai-model.ts';
import { answered, ask, errorOf } from './ask.ts';
import { always, chat, serve } from './serve.ts';

const key = 'sk-test-0123456789abcdefSECRET';

beforeEach(() => {
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID']) vi.stubEnv(name, undefined);
  vi.stubEnv('OPENAI_API_KEY', key);
});
afterEach(() => void vi.unstubAllEnvs());

describe('what is sent', () => {
  async function sent(name: string, options = {}, parameters = {}) {
    let seen: { url: string | undefined; authorization: string | undefined; body: Record<string, unknown> };
    const baseURL = await serve((request, response) => {
      const { url, headers, body } = request;
      seen = { url, authorization: headers.authorization, body: JSON.parse(body) as Record<string, unknown> };
      always(200, chat('yes'))(request, response);
    });
    await openaiModel(name, { baseURL, ...options }).complete(ask('Which one?', parameters, 3));
    return seen!;
  }

  test('the name without its provider, the messages, the key as a bearer; never the replicate', async () => {
    expect(await sent('acme/meta/large')).toEqual({
      url: '/v1/chat/completions',
      authorization: `Bearer ${key}`,
      body: { model: 'meta/large', messages: [{ role: 'user', content: 'Which one?' }] },
    });
  });

  test('every parameter under its name on the wire', async () => {
    const parameters = { maxTokens: 5, temperature: 0, topP: 0.9, seed: 7, stop: ['\n'], topLogprobs: 2 };
    const { body } = await sent('acme/large', {}, parameters);
    expect(body).toMatchObject({ max_tokens: 5, temperature: 0, top_p: 0.9, seed: 7, stop: ['\n'] });
    expect(body).toMatchObject({ logprobs: true, top_logprobs: 2 });
  });

  test.each(['openai/o3-mini', 'openai/gpt-5-mini'])('%s gets max_completion_tokens and no sampling', async (name) => {
    const { body } = await sent(
      name,
      {},
      { maxTokens: 5, temperature: 0, topP: 1, topLogprobs: 2, reasoningEffort: 'low' },
    );
    expect(Object.keys(body).sort()).toEqual(['max_completion_tokens', 'messages', 'model', 'reasoning_effort']);
  });

  test('the identity says address, served name, dialect and what the dialect leaves out', () => {
    const { identity } = openaiModel('openai/o3-mini', { baseURL: 'http://127.0.0.1:9/v1/' });
    expect(identity).toEqual({
      api: 'openai-chat',
      baseURL: 'http://127.0.0.1:9/v1',
      served: 'o3-mini',
      dialect: 'reasoning',
      omits: ['temperature', 'topP', 'topLogprobs'],
    });
  });

  test('a key of another variable', async () => {
    vi.stubEnv('ACME_KEY', 'acme-key');
    expect((await sent('acme/large', { keyVariable: 'ACME_KEY' })).authorization).toBe('Bearer acme-key');
  });
});

describe('what the server said is recorded', () => {
  const completed = async (reply: object) =>
    openaiModel('acme/large', { baseURL: await serve(always(200, reply)) }).complete(ask());

  test('served model, fingerprint, id, usage and finish reason', async () => {
    const completion = await completed(chat('yes'));
    expect(completion).toMatchObject({
      text: 'yes',
      outcome: 'complete',
      finishReason: 'stop',
      served: { model: 'large-2026-01-01', fingerprint: 'fp_1', id: 'chatcmpl-1' },
      usage: { promptTokens: 11, completionTokens: 2 },
      attempts: 1,
      simulated: false,
    });
    expect(completion.milliseconds).toBeGreaterThan(0);
  });

  test.each([
    ['truncated', 'a long answ', { finish_reason: 'length' }],
    ['truncated', '', { finish_reason: 'length' }],
    ['refused', null, { message: { role: 'assistant', content: null, refusal: 'I cannot.' } }],
    ['refused', '', { finish_reason: 'content_filter' }],
    ['empty', null, {}],
    ['empty', ' \n', {}],
    ['complete', 'yes', { finish_reason: undefined }],
  ])('an answer is %s: %j %j', async (outcome, content, choice) => {
    expect(await completed(chat(content, choice))).toMatchObject({ outcome });
  });

  test('the words of a refusal', async () => {
    const message = { role: 'assistant', content: null, refusal: 'I cannot.' };
    expect(await completed(chat(null, { message }))).toMatchObject({ text: '', refusal: 'I cannot.' });
  });

  test.each([[undefined], [null], [{}]])('usage %j is null, never 0', async (usage) => {
    expect((await completed(chat('yes', {}, { usage }))).usage).toBeNull();
  });

  test('reasoning and cached tokens, where counted', async () => {
    const usage = {
      ...{ prompt_tokens: 11, completion_tokens: 9 },
      ...{ prompt_tokens_details: { cached_tokens: 8 }, completion_tokens_details: { reasoning_tokens: 7 } },
    };
    const counted = { promptTokens: 11, completionTokens: 9, cachedTokens: 8, reasoningTokens: 7 };
    expect((await completed(chat('yes', {}, { usage }))).usage).toEqual(counted);
  });

  test('log probabilities, with the alternatives', async () => {
    const top = [
      { token: 'A', logprob: -0.1, bytes: [65] },
      { token: 'B', logprob: -2.5, bytes: [66] },
    ];
    const logprobs = { content: [{ token: 'A', logprob: -0.1, bytes: [65], top_logprobs: top }], refusal: null };
    expect((await completed(chat('A', { logprobs }))).logprobs).toEqual([
      {
        token: 'A',
        logprob: -0.1,
        top: [
          { token: 'A', logprob: -0.1 },
          { token: 'B', logprob: -2.5 },
        ],
      },
    ]);
  });

  test('JSON of a server that names no type for it, and text in parts', async () => {
    const reply = JSON.stringify(
      chat('', {
        message: {
          content: [
            { type: 'text', text: 'ye' },
            { type: 'text', text: 's' },
          ],
        },
      }),
    );
    const baseURL = await serve(always(200, reply, { 'content-type': 'text/plain' }));
    expect((await openaiModel('acme/large', { baseURL }).complete(ask())).text).toBe('yes');
  });

  test('an answer withheld by a content filter with status 400 is a refusal, not an error', async () => {
    const error = { code: 'content_filter', message: 'The response was filtered' };
    const baseURL = await serve(always(400, { error }));
    expect(await openaiModel('acme/large', { baseURL }).complete(ask())).toMatchObject({
      ...{ outcome: 'refused', text: '', finishReason: 'content_filter', usage: null },
    });
  });
});

describe('failures by kind', () => {
  const failure = async (status: number, body: unknown, headers?: Record<string, string>) =>
    errorOf(openaiModel('acme/large', { baseURL: await serve(always(status, body, headers)) }).complete(ask()));
  const said = (message: string, code: string | null = null) => ({ error: { message, code } });

  test.each([
    [
      401,
      said('Incorrect API key.', 'invalid_api_key'),
      'key-refused',
      /key in OPENAI_API_KEY was refused.*\(401\): Incorrect API key/,
    ],
    [403, said('No access.'), 'key-refused', /403/],
    [402, said('Insufficient Balance'), 'key-refused', /credit/],
    [404, said('The model `large` does not exist', 'model_not_found'), 'model-unknown', /has no model large/],
    [
      404,
      { object: 'error', message: 'The model `large` does not exist.', code: 404 },
      'model-unknown',
      /has no model/,
    ],
    [404, said('model "large" not found, try pulling it first'), 'model-unknown', /try pulling it first/],
    [404, { detail: 'Not Found' }, 'not-openai', /does the base URL need \/v1\?/],
    [404, '<html><body>nginx</body></html>', 'not-openai', /no OpenAI-compatible server/],
    [
      400,
      said("This model's maximum context length is 8192 tokens.", 'context_length_exceeded'),
      'context-length',
      /8192/,
    ],
    [400, { object: 'error', message: 'prompt is too long: 9 > 8' }, 'context-length', /9 > 8/],
    [413, 'Payload Too Large', 'context-length', /413/],
    [400, said("'temperature' must be at most 2."), 'bad-request', /at most 2/],
    [422, { detail: [{ loc: ['body'], msg: 'bad' }] }, 'bad-request', /"msg":"bad"/],
    [429, said('Rate limit reached.'), 'rate-limited', /too many requests/],
    [429, said('You exceeded your current quota', 'insufficient_quota'), 'key-refused', /no credit/],
    [408, '', 'timeout', /408/],
    [500, said('oops'), 'server-error', /oops/],
    [502, '<html>bad gateway</html>', 'server-error', /failed \(502\)$/],
    [529, said('Overloaded'), 'server-error', /529/],
    [301, '', 'not-openai', /it points to https:\/\/elsewhere/],
    [200, '<!doctype html><title>Hi</title>', 'not-openai', /not with a chat completion/],
    [200, { ok: true }, 'not-openai', /choices/],
    [200, { choices: [] }, 'not-openai', /choices/],
    [200, { choices: [{ text: 'old completions' }] }, 'not-openai', /choices\.0\.message/],
    [200, JSON.stringify(chat('a long answer')).slice(0, 120), 'not-openai', /JSON/],
    [200, '', 'not-openai', /not with a chat completion/],
    [200, 'null', 'not-openai', /not with a chat completion/],
    [200, { error: { code: 429, message: 'upstream is busy' } }, 'rate-limited', /upstream is busy/],
    [200, { error: { message: 'upstream failed' } }, 'server-error', /upstream failed/],
  ] as const)('%i %j is %s', async (status, body, kind, message) => {
    const error = await failure(status, body, { location: 'https://elsewhere.example/v1' });
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^acme\/large: /);
    expect(error.kind).toBe(kind);
  });

  test.each([
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
    [{}, undefined],
  ])('%j asks to wait %s ms', async (headers, wait) => {
    expect((await failure(429, said('Slow down'), headers as Record<string, string>)).retryAfter).toBe(wait);
  });

  test('a date to come asks to wait until then', async () => {
    const { retryAfter } = await failure(503, '', { 'retry-after': new Date(Date.now() + 10_000).toUTCString() });
    expect(retryAfter).toBeGreaterThan(7000);
    expect(retryAfter).toBeLessThanOrEqual(10_000);
  });

  test('nobody listens: network, with the address', async () => {
    const free = createServer();
    await new Promise<void>((ready) => free.listen(0, '127.0.0.1', ready));
    const { port } = free.address() as AddressInfo;
    await new Promise((closed) => free.close(closed));
    const error = await errorOf(openaiModel('acme/large', { baseURL: `http://127.0.0.1:${port}/v1` }).complete(ask()));
    expect(error).toMatchObject({ kind: 'network', retryable: true });
    expect(error.message).toContain(`nothing listens at http://127.0.0.1:${port}/v1 (ECONNREFUSED)`);
  });

  test.each([
    ['with its length announced', { 'content-length': '5000' }],
    ['in chunks', {}],
  ])('an answer cut in half %s is a network error, never a short answer', async (_, headers) => {
    const baseURL = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers });
      response.write(JSON.stringify(chat('a long answer')).slice(0, 200), () => response.destroy());
    });
    const error = await errorOf(openaiModel('acme/large', { baseURL }).complete(ask()));
    expect(error).toMatchObject({ kind: 'network', retryable: true });
    expect(error.message).toMatch(/ended before the answer did/);
  });

  test('what does not speak HTTP is not OpenAI', async () => {
    const odd = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((ready) => odd.listen(0, '127.0.0.1', ready));
    const { port } = odd.address() as AddressInfo;
    const error = await errorOf(openaiModel('acme/large', { baseURL: `http://127.0.0.1:${port}/v1` }).complete(ask()));
    odd.close();
    expect(error.kind).toBe('not-openai');
  });

  test('a time limit of the transport is a timeout', async () => {
    const slow = () =>
      Promise.reject(Object.assign(new Error('Headers Timeout Error'), { code: 'UND_ERR_HEADERS_TIMEOUT' }));
    const model = openaiModel('acme/large', { baseURL: 'http://127.0.0.1:9/v1', fetch: slow });
    expect((await errorOf(model.complete(ask()))).kind).toBe('timeout');
  });
});

describe('abort', () => {
  test('ends a request at once, and closes its connection', async () => {
    let closed: () => void;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const controller = new AbortController();
    const baseURL = await serve((_, response) => {
      response.once('close', closed);
      controller.abort();
    });
    const error = await errorOf(openaiModel('acme/large', { baseURL }).complete(ask(), controller));
    expect(error).toMatchObject({ kind: 'aborted', retryable: false });
    await gone;
  });

  test('before the request, nothing is sent', async () => {
    let requests = 0;
    const baseURL = await serve((request, response) => {
      requests += 1;
      always(200, chat('yes'))(request, response);
    });
    const signal = AbortSignal.abort();
    expect((await errorOf(openaiModel('acme/large', { baseURL }).complete(ask(), { signal }))).kind).toBe('aborted');
    expect(requests).toBe(0);
  });

  test('300 requests on one signal leave one listener', async () => {
    const { signal } = new AbortController();
    const model = openaiModel('acme/large', { baseURL: await serve(always(200, chat('yes'))) });
    for (let i = 0; i < 30; i++) await Promise.all(Array.from({ length: 10 }, () => model.complete(ask(), { signal })));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  });
});

describe('keys', () => {
  test('a 401 that echoes the key has it taken out, of the message and all that hangs on it', async () => {
    const body = { error: { message: `Incorrect API key provided: ${key}. Masked: sk-te***CRET. Bearer ${key}` } };
    const baseURL = await serve(always(401, body, { 'www-authenticate': key }));
    const error = await errorOf(openaiModel('acme/large', { baseURL }).complete(ask()));
    expect(error.message).toContain('Incorrect API key provided: [key]. Masked: [key]. Bearer [key]');
    const { inspect } = await import('node:util');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/SECRET|CRET/);
  });

  test('HTML and other JSON that echo the key have it taken out', async () => {
    for (const body of [`<p>${key}</p>`, JSON.stringify({ choices: key }), `{"choices": ${key}}`]) {
      const error = await errorOf(
        openaiModel('acme/large', { baseURL: await serve(always(200, body)) }).complete(ask()),
      );
      expect(error.message).not.toContain('SECRET');
    }
  });

  test('without one, the error names the variable to set', async () => {
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const error = await errorOf(openaiModel('openai/gpt-4o').complete(ask()));
    expect(error.kind).toBe('key-missing');
    expect(error.message).toMatch(/set the environment variable OPENAI_API_KEY$/);
    expect((await errorOf(openaiModel('deepseek/deepseek-r1').complete(ask()))).message).toMatch(/DEEPSEEK_API_KEY/);
  });

  test('a local server needs none; when it does want one, the error names the variable', async () => {
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const baseURL = await serve((request, response) =>
      request.headers.authorization === 'Bearer none' && request.body.includes('locked')
        ? always(401, {})(request, response)
        : always(200, chat('yes'))(request, response),
    );
    const model = openaiModel('acme/large', { baseURL });
    expect((await model.complete(ask())).text).toBe('yes');
    const error = await errorOf(model.complete(ask('locked')));
    expect(error).toMatchObject({ kind: 'key-missing' });
    expect(error.message).toMatch(/the server wants a key: set OPENAI_API_KEY/);
  });

  test('one with a line break inside is refused here, and not shown', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-SECRET\nSECRET');
    const error = await errorOf(openaiModel('openai/gpt-4o').complete(ask()));
    expect(error.kind).toBe('key-refused');
    expect(error.message).not.toContain('SECRET');
  });

  test('one that is changed in the environment is used from the next request on', async () => {
    const seen: (string | undefined)[] = [];
    const baseURL = await serve((request, response) => {
      seen.push(request.headers.authorization);
      always(200, chat('yes'))(request, response);
    });
    const model = openaiModel('acme/large', { baseURL });
    await model.complete(ask());
    vi.stubEnv('OPENAI_API_KEY', 'another');
    await model.complete(ask());
    expect(seen).toEqual([`Bearer ${key}`, 'Bearer another']);
  });
});

describe('addresses', () => {
  test('OPENAI_BASE_URL goes before the address of openai, and serves providers that are not known', () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:7/v1');
    expect(openaiModel('openai/gpt-4o').identity.baseURL).toBe('http://127.0.0.1:7/v1');
    expect(openaiModel('meta/llama').identity.baseURL).toBe('http://127.0.0.1:7/v1');
    expect(openaiModel('ollama/llama3.2').identity.baseURL).toBe('http://127.0.0.1:11434/v1');
  });

  test('a provider that is not known, without an address: did you mean', () => {
    expect(() => openaiModel('opnai/gpt-4o')).toThrow(/did you mean openai\/gpt-4o\?/);
    expect(() => openaiModel('zzz/gpt-4o')).toThrow(/give the address of its server/);
  });

  test.each([
    '127.0.0.1:8000',
    'ftp://127.0.0.1/v1',
    'http://127.0.0.1/v1?api-key=SECRET',
    'https://me:SECRET@host.example/v1',
  ])('%s is refused without showing what may be a key', (baseURL) => {
    expect(() => openaiModel('acme/large', { baseURL })).toThrow(RangeError);
    expect(() => openaiModel('acme/large', { baseURL })).toThrow(/^(?!.*SECRET).*base URL/s);
  });
});

test('a fetch of your own is used', async () => {
  const fetch = () => Promise.resolve(Response.json(chat('from a fetch')));
  const model = openaiModel('acme/large', { baseURL: 'http://127.0.0.1:9/v1', fetch });
  expect(await model.complete(ask())).toMatchObject({ text: answered('from a fetch').text });
});

test('answers of the mock server are marked as simulated', async () => {
  const { startMockServer } = await import('../../src/llm/mock-server.js');
  const server = await startMockServer();
  const { simulated } = await openaiModel('mock/served', { baseURL: server.url }).complete(ask());
  await server.close();
  expect(simulated).toBe(true);
  expect(new ModelError('network', '').retryable).toBe(true);
});
