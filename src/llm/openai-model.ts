import { abortedError } from './aborted-error.ts';
import { type Dialect, chatBody, omittedParameters } from './chat-body.ts';
import { connectionError } from './connection-error.ts';
import { failing, HttpFailure, NoResponse } from './fetch-failures.ts';
import { isLocal } from './is-local.ts';
import { leanFetch, type LeanInit } from './lean-fetch.ts';
import { ModelError } from './model-error.ts';
import type { Completion, Model } from './model.ts';
import { onAbort } from './on-abort.ts';
import { NotCompletion, readCompletion } from './read-completion.ts';
import { redact } from './redact.ts';
import { serverOf } from './server-of.ts';
import { type Asked, isFiltered, statusError } from './status-error.ts';

export interface OpenaiModelOptions {
  /** Address of an OpenAI-compatible server, up to and with `/v1`. Default: that of the provider, or `OPENAI_BASE_URL`. */
  baseURL?: string;
  /** The model's name as the server knows it. Default: the name without its provider. */
  served?: string;
  /** The environment variable that holds the key; keys are taken from nowhere else. Default: that of the provider. */
  keyVariable?: string;
  /** How parameters are sent. Default: `reasoning` for OpenAI's o-series and GPT-5, else `chat`. */
  dialect?: Dialect;
  /** Default: a lean one over kept connections. */
  fetch?: typeof globalThis.fetch;
}

/**
 * A model on an OpenAI-compatible server: hosted, vLLM, Ollama, llama.cpp, a gateway.
 *
 * The key is read from the environment when the first request is made, so that what is cached needs none. A server on
 * this machine or its network may have none. One request is one HTTP request: {@link retried}, {@link limited} and
 * {@link timedOut} do the rest.
 *
 * @param name `provider/model`: `openai/gpt-4o`, `ollama/llama3.2`; any other provider with `baseURL` or `OPENAI_BASE_URL`
 * @throws RangeError when no address is known, or it is not one
 * @example
 * const model = openaiModel('vllm/meta-llama/Llama-3.3-70B-Instruct');
 * const request = { messages: [{ role: 'user', content: 'Say yes.' }], parameters: { maxTokens: 1 }, replicate: 0 };
 * (await model.complete(request)).text; // 'yes'
 */
export function openaiModel(name: string, options: OpenaiModelOptions = {}): Model {
  const server = serverOf(name, options);
  const dialect = options.dialect ?? (/^(o\d|gpt-5)/.test(server.served.split('/').at(-1)!) ? 'reasoning' : 'chat');
  const { baseURL, served } = server;
  let opened: { key: string | undefined; client: ReturnType<typeof open> } | undefined;
  return {
    name,
    simulated: false,
    identity: { api: 'openai-chat', baseURL, served, dialect, omits: omittedParameters[dialect] },
    async complete(request, { signal } = {}) {
      if (signal?.aborted) throw abortedError(name);
      const key = readKey(name, server);
      const asked: Asked = { name, ...server, key };
      if (opened?.key !== key || !opened) opened = { key, client: open(baseURL, key, options.fetch) };
      const client = await opened.client;
      const started = performance.now();
      try {
        const body = chatBody(request, served, dialect);
        const reply = await client.chat.completions.create(
          body,
          signal && { fetchOptions: { callerSignal: signal } as object },
        );
        return readReply(reply, performance.now() - started);
      } catch (error) {
        if (signal?.aborted) throw abortedError(name);
        return failed(error, asked, performance.now() - started);
      }
    },
  };
}

async function open(baseURL: string, key: string | undefined, fetch?: typeof globalThis.fetch) {
  const { default: OpenAI } = await import('openai');
  return new OpenAI({
    baseURL,
    apiKey: key ?? 'none', // local servers take any, and the SDK wants one
    maxRetries: 0,
    timeout: 2 ** 31 - 1, // the lean fetch and `timedOut` keep time
    logLevel: 'off', // its logs hold prompts
    fetch: failing(fetch ? abortable(fetch) : await leanFetch()),
  });
}

/** A `fetch` that ends with the caller's signal, as the lean one does. */
const abortable =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (address, { callerSignal, ...init }: LeanInit = {}) => {
    const controller = new AbortController();
    const release = onAbort(callerSignal, (reason) => controller.abort(reason));
    try {
      const response = await fetch(address, { ...init, signal: controller.signal });
      const { status, headers } = response;
      const body = await response.arrayBuffer(); // until its end, the signal counts
      return new Response(body.byteLength > 0 ? body : null, { status, headers });
    } finally {
      release();
    }
  };

function readKey(name: string, { baseURL, keyVariable }: { baseURL: string; keyVariable: string }): string | undefined {
  const key = process.env[keyVariable]?.trim() || undefined;
  if (key === undefined && !isLocal(baseURL))
    throw new ModelError('key-missing', `${name}: ${baseURL} needs a key: set the environment variable ${keyVariable}`);
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new ModelError('key-refused', `${name}: the key in ${keyVariable} holds spaces or other odd characters`);
  return key;
}

/** The completion that a failure amounts to (a content filter's), or its error. Causes may hold keys: they stay out. */
function failed(error: unknown, asked: Asked, milliseconds: number): Completion {
  const { cause } = error as Error;
  if (cause instanceof NoResponse) throw connectionError(cause.reason, asked);
  if (cause instanceof HttpFailure) {
    if (!isFiltered(cause)) throw statusError(cause, asked);
    const choices = [{ finish_reason: 'content_filter', message: { content: null } }];
    return readCompletion({ choices }, milliseconds);
  }
  if (!(error instanceof NotCompletion || error instanceof SyntaxError)) throw error;
  const what = `${asked.baseURL} answered, but not with a chat completion: ${redact(error.message, asked.key)}`;
  throw new ModelError('not-openai', `${asked.name}: ${what}`);
}

/** Gateways put an error into a success, and some servers name no type for their JSON. */
function readReply(reply: unknown, milliseconds: number): Completion {
  const json: unknown = typeof reply === 'string' ? JSON.parse(reply) : reply;
  const error = (json as { error?: { code?: unknown } } | null | undefined)?.error;
  if (!error) return readCompletion(json, milliseconds);
  const status = Number(error.code) >= 400 ? Number(error.code) : 500;
  throw new Error('', { cause: new HttpFailure(status, new Headers(), JSON.stringify(json)) });
}
