import { didYouMean } from '../stats/did-you-mean.ts';
import { echoModel } from './echo-model.ts';
import type { Model } from './model.ts';
import { mockModel, type MockModelOptions } from './mock-model.ts';
import { openaiModel, type OpenaiModelOptions } from './openai-model.ts';
import { providers } from './providers.ts';

/** The stand-ins by name. */
export const mockModels = {
  'mock/skilled': { skill: 0.85 },
  'mock/average': { skill: 0.6 },
  'mock/weak': { skill: 0.35 },
  'mock/wordy': { skill: 0.85, verbosity: 3 },
  'mock/cautious': { skill: 0.85, refusalRate: 0.25 },
  'mock/sloppy': { skill: 0.85, malformedRate: 0.25 },
} satisfies Readonly<Record<string, MockModelOptions>>;

/** {@link openaiModel}'s options for names of servers, {@link mockModel}'s for names of stand-ins. */
export type ModelOfOptions = OpenaiModelOptions & Omit<MockModelOptions, 'name'>;

/**
 * A model by its name: `echo`, `mock/skilled` and its kind, or `provider/model` on a server.
 *
 * @throws RangeError when there is no such model: with a hint
 * @example
 * modelOf('mock/skilled').simulated; // true
 * modelOf('openai/gpt-4o').identity.baseURL; // 'https://api.openai.com/v1'
 */
export function modelOf(name: string, options: ModelOfOptions = {}): Model {
  if (name === 'echo') return echoModel();
  if (Object.hasOwn(mockModels, name))
    return mockModel({ ...mockModels[name as keyof typeof mockModels], ...options, name });
  const served = options.baseURL !== undefined || !name.startsWith('mock/');
  if (/^[^/]+\/./.test(name) && served) return openaiModel(name, options);
  const known = ['echo', ...Object.keys(mockModels)];
  const close = didYouMean(name, known);
  const hint = close ? `did you mean ${close}?` : `name a stand-in (${known.join(', ')})`;
  throw new RangeError(
    `unknown model ${name || '(no name)'}: ${hint} or a model on a server, as provider/model (${Object.keys(providers).join(', ')})`,
  );
}
