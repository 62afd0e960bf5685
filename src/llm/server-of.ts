import { didYouMean } from '../stats/did-you-mean.ts';
import { type Provider, providers } from './providers.ts';

/** A model on a server. */
export interface Server extends Provider {
  /** The model's name as the server knows it. */
  served: string;
}

/**
 * Where a model of this name is served. `provider/model` is sent as `model`. The address is `baseURL`, else that of a
 * known provider, else `OPENAI_BASE_URL`, which goes before the own address of `openai` too.
 *
 * @throws RangeError when there is no address, or it is not one: with a hint
 * @example
 * serverOf('ollama/llama3.2').baseURL; // 'http://127.0.0.1:11434/v1'
 * serverOf('acme/large', { baseURL: 'http://127.0.0.1:9000/v1' }).served; // 'large'
 */
export function serverOf(
  name: string,
  { baseURL, keyVariable, served }: { baseURL?: string; keyVariable?: string; served?: string } = {},
  environment: NodeJS.ProcessEnv = process.env,
): Server {
  const slash = name.indexOf('/');
  const provider = slash < 0 ? '' : name.slice(0, slash);
  const known = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  const fallback = environment.OPENAI_BASE_URL || undefined;
  const address = baseURL ?? (provider === 'openai' ? (fallback ?? known!.baseURL) : (known?.baseURL ?? fallback));
  if (address === undefined) {
    const close = didYouMean(provider, Object.keys(providers));
    const hint = close ? `did you mean ${close}/${name.slice(slash + 1)}?` : 'no provider of this name is known:';
    throw new RangeError(
      `${name}: ${hint} give the address of its server (baseURL or OPENAI_BASE_URL), or a provider: ${Object.keys(providers).join(', ')}`,
    );
  }
  return {
    baseURL: checkAddress(address, name),
    keyVariable: keyVariable ?? known?.keyVariable ?? 'OPENAI_API_KEY',
    served: served ?? name.slice(slash + 1),
  };
}

function checkAddress(address: string, name: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new RangeError(
      `${name}: the base URL must look like http://127.0.0.1:8000/v1, without a query; got ${url ? `${url.origin}${url.pathname}${url.search && '?…'}` : address}`,
    );
  if (url.username || url.password)
    throw new RangeError(
      `${name}: the base URL ${url.origin}${url.pathname} holds a user or password: keys belong in an environment variable`,
    );
  return url.href.replace(/\/+$/, '');
}
