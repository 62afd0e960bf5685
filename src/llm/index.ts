// Models: anything that answers messages, and wrappers that limit, repeat, remember and meter.
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
export { openaiModel, type OpenaiModelOptions } from './openai-model.ts';
