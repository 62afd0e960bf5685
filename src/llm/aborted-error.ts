import { ModelError } from './model-error.ts';

/** The error of a request that its caller ended. */
export const abortedError = (model: string): ModelError =>
  new ModelError('aborted', `${model}: the request was ended by its caller`);
