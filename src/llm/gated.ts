import type { Gate } from './gate.ts';
import type { Model } from './model.ts';

/** What stands behind each gate. */
const behind = new WeakMap<Model, { model: Model; gate: Gate }>();

/**
 * Has each request hold a place of a gate, which several models may share.
 *
 * Goes next to the model. {@link timedOut} steps through it, so that time at the gate does not count.
 *
 * @example
 * const shared = gate(64);
 * const [answers, judges] = [gated(model, shared), gated(judge, shared)]; // 64 in flight together
 */
export function gated(model: Model, gate: Gate): Model {
  const wrapped: Model = {
    ...model,
    async complete(request, context) {
      const entry = gate.enter();
      if (entry) await entry;
      try {
        return await model.complete(request, context);
      } finally {
        gate.leave();
      }
    },
  };
  behind.set(wrapped, { model, gate });
  return wrapped;
}

/** Puts a wrapper around a model, but inside its gate where it has one. */
export function insideGate(model: Model, wrap: (model: Model) => Model): Model {
  const held = behind.get(model);
  return held ? gated(wrap(held.model), held.gate) : wrap(model);
}
