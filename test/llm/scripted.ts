import { ModelError, type ModelErrorKind, type ModelErrorOptions } from '../../src/llm/model-error.ts';
import type { Completion, Model, ModelRequest } from '../../src/llm/model.ts';
import { answered } from './ask.ts';

/** A model that does as told with the n-th request, counted from 0, and counts what is in flight. */
export function scripted(
  act: (n: number, request: ModelRequest, signal: AbortSignal | undefined) => Completion | Promise<Completion>,
): Model & { requests: () => number; peak: () => number; at: number[] } {
  let [requests, inFlight, peak] = [0, 0, 0];
  const at: number[] = [];
  return {
    name: 'mock/scripted',
    simulated: true,
    identity: {},
    at,
    requests: () => requests,
    peak: () => peak,
    async complete(request, { signal } = {}) {
      at.push(Date.now());
      peak = Math.max(peak, ++inFlight);
      try {
        return await act(requests++, request, signal);
      } finally {
        inFlight -= 1;
      }
    },
  };
}

/** Fails by these kinds in turn, then answers. */
export const failing = (...failures: [ModelErrorKind, ModelErrorOptions?][]) =>
  scripted((n) => {
    const failure = failures[n];
    if (failure) throw new ModelError(failure[0], `mock/scripted: ${failure[0]}`, failure[1]);
    return answered('yes');
  });
