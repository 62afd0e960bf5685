import type { Model } from '../../llm/model.ts';
import { gate } from './gate.ts';
import type { RunOptions } from './run-options.ts';

/**
 * How the models of a run are asked, the one that is evaluated and those that judge: in flight together at most
 * `concurrency`.
 */
export function withinRun(concurrency: number, { within = (model) => model }: RunOptions): (model: Model) => Model {
  const { enter, leave } = gate(concurrency);
  const wrapped = new WeakMap<Model, Model>();
  const gated = (model: Model): Model => ({
    name: model.name,
    simulated: model.simulated,
    identity: model.identity,
    async complete(request, options) {
      const entry = enter();
      if (entry) await entry;
      try {
        return await model.complete(request, options);
      } finally {
        leave();
      }
    },
  });
  return (model) => {
    let known = wrapped.get(model);
    if (!known) wrapped.set(model, (known = within(gated(model))));
    return known;
  };
}
