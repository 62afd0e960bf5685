import { ModelError } from './model-error.ts';
import type { Asked } from './status-error.ts';

/**
 * The error of a request that got no response in full: by the code of the socket or of undici.
 *
 * @example
 * connectionError({ code: 'ECONNREFUSED' }, asked).message;
 * // 'acme/large: nothing listens at http://127.0.0.1:9000/v1 (ECONNREFUSED): is the server started, and the address right?'
 */
export function connectionError(cause: unknown, { name, baseURL }: Asked): ModelError {
  const { name: kind, code = kind ?? '', message = String(cause) } = (cause ?? {}) as Partial<Error & { code: string }>;
  if (/TIMEOUT|TIMEDOUT/.test(code))
    return new ModelError('timeout', `${name}: ${baseURL} did not answer in time (${code})`);
  if (/^(HTTPParser|HPE_|ERR_SSL|EPROTO|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return new ModelError('not-openai', `${name}: ${baseURL} cannot be talked to (${code}): ${message}`);
  const what =
    code === 'ECONNREFUSED'
      ? `nothing listens at ${baseURL} (${code}): is the server started, and the address right?`
      : /^(ENOTFOUND|EAI_AGAIN)$/.test(code)
        ? `the host of ${baseURL} is not known (${code}): is the address right, and is there a network?`
        : `the connection to ${baseURL} ended before the answer did (${code || message})`;
  return new ModelError('network', `${name}: ${what}`);
}
