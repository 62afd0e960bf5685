import type { Completion } from '../../../src/llm/model.ts';

/** A completion with that text, from no model. */
export const completionOf = (text: string): Completion => ({
  text,
  outcome: 'complete',
  finishReason: 'stop',
  served: { model: null, fingerprint: null, id: null },
  usage: null,
  milliseconds: 0,
  attempts: 1,
  simulated: true,
});
