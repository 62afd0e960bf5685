import type { GradientEngine } from './gradient-engine.ts';
import type { Network } from './network.ts';
import { type BackendName, tensorflowName } from './open-backend.ts';
import { plainEngine } from './plain-engine.ts';
import { tensorEngine } from './tensor-engine.ts';
import { tensorflow } from './tensorflow.ts';

/** What computes the gradients of a network on a backend that is ready. */
export function engineFor(backend: BackendName, net: Network): GradientEngine {
  return backend === 'plain' ? plainEngine(net) : tensorEngine(tensorflow(), tensorflowName[backend], net);
}
