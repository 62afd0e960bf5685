import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { mockFingerprint } from './mock-fingerprint.js';

/**
 * @typedef {object} MockServerOptions
 * @property {number} [port] 0, the default, takes a free one
 * @property {number} [latency] milliseconds from request to answer
 * @property {number} [seed] which requests fail
 * @property {number} [rate429] share of requests, 0 to 1, answered by 429
 * @property {number} [rate500] by 500
 * @property {number} [rateHtml] by a page of HTML
 * @property {number} [rateCut] by half an answer, the connection then dropped
 * @property {number} [retryAfter] seconds that a 429 asks to wait
 * @property {number} [limit] more requests in flight than this are answered by 429
 * @property {string} [key] the only key let in; without it every request is
 * @property {boolean} [countRepeats] keep a hash of every request answered, to count those asked again
 */

/**
 * @typedef {object} MockServerStats
 * @property {number} requests that came in
 * @property {number} answered in full
 * @property {number} repeated answered in full though answered before (with `countRepeats`)
 * @property {number} inFlight
 * @property {number} peakInFlight most requests in flight at one time
 * @property {number} early asked again before the time that a 429 named
 * @property {{ 401: number, 429: number, 500: number, html: number, cut: number }} failed by how
 */

/**
 * @typedef {object} MockServer
 * @property {string} url base URL for clients, `http://127.0.0.1:PORT/v1`
 * @property {() => MockServerStats} stats
 * @property {() => void} reset counts anew
 * @property {() => Promise<void>} close
 */

/**
 * A stand-in for an OpenAI-compatible server on 127.0.0.1, for tests and benchmarks. The same request gets the same
 * answer, which no model gave: its fingerprint says so, and completions read from it are marked as simulated.
 * `GET /stats` gives the counts, `POST /reset` counts anew.
 *
 * Run as a program, with its options as JSON, it says its URL on one line and ends with the process that started it.
 *
 * @example
 * const server = await startMockServer({ latency: 50, rate429: 0.01 });
 * server.url; // 'http://127.0.0.1:41231/v1'
 * @param {MockServerOptions} [options]
 * @returns {Promise<MockServer>}
 */
export async function startMockServer(options = {}) {
  const { port = 0, latency = 0, seed = 1, retryAfter = 0, limit = Infinity, key, countRepeats = false } = options;
  const { rate429 = 0, rate500 = 0, rateHtml = 0, rateCut = 0 } = options;
  const zero = () => ({
    ...{ requests: 0, answered: 0, repeated: 0, inFlight: 0, peakInFlight: 0, early: 0 },
    failed: { 401: 0, 429: 0, 500: 0, html: 0, cut: 0 },
  });
  /** @type {MockServerStats} */
  let stats = zero();
  /** @type {Set<string>} */
  const seen = new Set();
  /** Requests told to wait, until when. @type {Map<string, number>} */
  const waiting = new Map();

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {string} body @param {number} n */
  const answer = (request, response, body, n) => {
    const hash = createHash('md5').update(body).digest('base64');
    const until = waiting.get(hash);
    if (until !== undefined) {
      if (Date.now() < until - 1) stats.early += 1; // timers may fire a millisecond early
      waiting.delete(hash);
    }
    const draw = uniform(seed, n);
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
      stats.failed[401] += 1;
      const message = `Incorrect API key provided: ${request.headers.authorization ?? 'none'}.`;
      return send(response, 401, error(message, 'invalid_request_error', 'invalid_api_key'));
    }
    if (stats.inFlight > limit || draw < rate429) {
      stats.failed[429] += 1;
      waiting.set(hash, Date.now() + retryAfter * 1000);
      const text = error('Rate limit reached.', 'requests', 'rate_limit_exceeded');
      return send(response, 429, text, { 'retry-after': String(retryAfter) });
    }
    if (draw < rate429 + rate500) {
      stats.failed[500] += 1;
      return send(response, 500, error('The server had an error.', 'server_error', null));
    }
    if (draw < rate429 + rate500 + rateHtml) {
      stats.failed.html += 1;
      return send(response, 200, '<!doctype html><title>Welcome</title>', { 'content-type': 'text/html' });
    }
    const text = completion(body, hash);
    if (draw < rate429 + rate500 + rateHtml + rateCut) {
      stats.failed.cut += 1;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    }
    stats.answered += 1;
    if (countRepeats) {
      if (seen.has(hash)) stats.repeated += 1;
      seen.add(hash);
    }
    send(response, 200, text);
  };

  const server = createServer((request, response) => {
    if (request.url === '/stats') return send(response, 200, JSON.stringify(stats));
    if (request.url === '/reset') {
      stats = { ...zero(), inFlight: stats.inFlight };
      return send(response, 200, JSON.stringify(stats));
    }
    if (request.url?.endsWith('/models')) return send(response, 200, JSON.stringify({ object: 'list', data: [] }));
    const n = (stats.requests += 1);
    stats.inFlight += 1;
    stats.peakInFlight = Math.max(stats.peakInFlight, stats.inFlight);
    response.once('close', () => (stats.inFlight -= 1));
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (latency > 0) setTimeout(answer, latency, request, response, body, n);
      else answer(request, response, body, n);
    });
  });
  server.keepAliveTimeout = 60_000;
  await /** @type {Promise<void>} */ (new Promise((ready) => server.listen(port, '127.0.0.1', ready)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    stats: () => structuredClone(stats),
    reset: () => {
      stats = { ...zero(), inFlight: stats.inFlight };
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text @param {Record<string, string>} [headers] */
function send(response, status, text, headers = {}) {
  response.writeHead(status, {
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
    ...headers,
  });
  response.end(text);
}

/** @param {string} message @param {string} type @param {string | null} code */
const error = (message, type, code) => JSON.stringify({ error: { message, type, param: null, code } });

/** @param {string} body @param {string} hash */
function completion(body, hash) {
  let asked;
  try {
    asked = JSON.parse(body);
  } catch {
    return error('We could not parse the JSON body of your request.', 'invalid_request_error', null);
  }
  const words = String(asked.messages?.at(-1)?.content ?? '').split(/\s+/).length;
  const message = { role: 'assistant', content: `Answer ${hash.slice(0, 8)} of the mock server.`, refusal: null };
  return JSON.stringify({
    id: `chatcmpl-${hash.slice(0, 16)}`,
    object: 'chat.completion',
    created: 0,
    model: asked.model,
    system_fingerprint: mockFingerprint,
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: words, completion_tokens: 6, total_tokens: words + 6 },
  });
}

/** A number on [0, 1) that looks random, of a seed and a counter. @param {number} seed @param {number} n */
function uniform(seed, n) {
  let h = Math.imul(n, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startMockServer(JSON.parse(process.argv[2] ?? '{}'));
  console.log(url);
  process.send?.({ url });
  process.once('disconnect', () => process.exit(0));
}
