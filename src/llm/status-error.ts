import type { HttpFailure } from './fetch-failures.ts';
import { ModelError, type ModelErrorKind } from './model-error.ts';
import { redact } from './redact.ts';
import { retryAfter } from './retry-after.ts';

/** What messages of a failed request name. */
export interface Asked {
  /** The model. */
  name: string;
  served: string;
  baseURL: string;
  keyVariable: string;
  /** The key that was sent: taken out of whatever the server says. */
  key: string | undefined;
}

/**
 * The error of a response that is not a success: what kind, what the server said, what to do.
 *
 * @example
 * statusError(new HttpFailure(429, new Headers({ 'retry-after': '2' }), ''), asked).retryAfter; // 2000
 */
export function statusError(failure: HttpFailure, asked: Asked): ModelError {
  const { status } = failure;
  const { message, code } = saidBy(failure, asked.key);
  const kind = kindOf(status, `${code} ${message}`, asked);
  const wait = retryAfter(failure.headers);
  const said = message && !message.startsWith('<') ? `: ${message}` : '';
  return new ModelError(kind, `${asked.name}: ${remedies[kind]?.(asked) ?? 'the server failed'} (${status})${said}`, {
    status,
    ...(wait !== undefined && { retryAfter: wait }),
  });
}

/** Whether a failed response says that a content filter withheld the answer: a refusal, not an error. */
export function isFiltered({ status, text }: HttpFailure): boolean {
  return status === 400 && /"(content_filter|ResponsibleAIPolicyViolation|content_policy_violation)"/.test(text);
}

const remedies: Partial<Record<ModelErrorKind, (asked: Asked) => string>> = {
  'rate-limited': () => 'too many requests',
  'server-error': () => 'the server failed',
  timeout: () => 'the server gave up waiting',
  'key-missing': ({ keyVariable }) => `the server wants a key: set ${keyVariable}`,
  'key-refused': ({ keyVariable }) => `the key in ${keyVariable} was refused, or has no credit or right to this model`,
  'model-unknown': ({ served, baseURL }) => `the server at ${baseURL} has no model ${served}`,
  'bad-request': () => 'the server refused the request',
  'context-length': () => 'the prompt and its answer do not fit the context of the model',
  'not-openai': ({ baseURL }) =>
    `what answers at ${baseURL}/chat/completions is no OpenAI-compatible server (does the base URL need /v1?)`,
};

function kindOf(status: number, said: string, { key }: Asked): ModelErrorKind {
  if (status === 401 || status === 403) return key === undefined ? 'key-missing' : 'key-refused';
  if (status === 402 || (status === 429 && /insufficient_quota|exceeded your current quota/.test(said)))
    return 'key-refused';
  if (status === 429) return 'rate-limited';
  if (status === 408) return 'timeout';
  if (status >= 500 || status === 409 || status === 425) return 'server-error';
  if (
    status === 413 ||
    /context.?(length|window|size)|maximum context|prompt is too long|input is too long/i.test(said)
  )
    return 'context-length';
  if (/model_not_found|\bmodel\b.*(not found|not exist|unknown)|(unknown|invalid|no such) model\b/i.test(said))
    return 'model-unknown';
  return status < 400 || status === 404 || status === 405 || /<(!doctype|html)/i.test(said)
    ? 'not-openai'
    : 'bad-request';
}

/** The words of a server: `{ error: { message, code } }`, `{ message }`, `{ detail }`, or plain text. */
function saidBy({ status, text, headers }: HttpFailure, key: string | undefined): { message: string; code: string } {
  const short = (words: unknown) =>
    redact(typeof words === 'string' ? words : (JSON.stringify(words) ?? ''), key)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const moved = status < 400 && headers.get('location');
    return { message: short(moved ? `it points to ${moved}` : text), code: '' };
  }
  const error: unknown = (body as { error?: unknown } | null)?.error ?? body;
  if (typeof error !== 'object' || error === null) return { message: short(error), code: '' };
  const { message, detail, code, type } = error as Record<string, unknown>;
  return { message: short(message ?? detail ?? error), code: `${short(code ?? '')} ${short(type ?? '')}` };
}
