// Models: anything that answers messages, and wrappers that limit, repeat, remember and meter.
export { budgeted, type BudgetedOptions } from './budgeted.ts';
export { CacheError } from './cache/cache-error.ts';
export { type Cache, openCache } from './cache/open-cache.ts';
export { cached } from './cached.ts';
export { chatBody, type Dialect } from './chat-body.ts';
export { echoModel } from './echo-model.ts';
export { limited, type LimitedOptions } from './limited.ts';
export { type Meter, metered } from './metered.ts';
export { type KnownAnswers, mockModel, type MockModelOptions } from './mock-model.ts';
export type {
  Completion,
  CompletionOutcome,
  Message,
  Model,
  ModelParameters,
  ModelRequest,
  TokenLogprob,
  Usage,
} from './model.ts';
export { ModelError, type ModelErrorKind, type ModelErrorOptions } from './model-error.ts';
export { mockModels, modelOf, type ModelOfOptions } from './model-of.ts';
export { openaiModel, type OpenaiModelOptions } from './openai-model.ts';
export { type Provider, providers } from './providers.ts';
export { type Recorded, replayModel, type ReplayModelOptions } from './replay-model.ts';
export { requestKey } from './request-key.ts';
export { retried, type RetriedOptions } from './retried.ts';
export { type SpawnedMockServer, spawnMockServer } from './spawn-mock-server.ts';
export { timedOut } from './timed-out.ts';
export { type ModelUsage, type UsageMeter, usageMeter } from './usage-meter.ts';
export { steady, type SteadyOptions } from './steady.ts';
