import { type LoadPackage, loadPackage } from './load-package.ts';
import { type Tensorflow, tensorflow } from './tensorflow.ts';

/** Every backend, in the order in which they are tried; `plain` is only used when it is asked for. */
export const backendNames = ['gpu', 'wasm', 'cpu', 'plain'] as const;

/**
 * `gpu`: TensorFlow with CUDA, by `@tensorflow/tfjs-node-gpu`. `wasm` and `cpu`: TensorFlow.js in WebAssembly and in
 * JavaScript. `plain`: the formulae in double precision, without TensorFlow.js.
 */
export type BackendName = (typeof backendNames)[number];

/** Name of a backend in TensorFlow.js. */
export const tensorflowName = { gpu: 'tensorflow', wasm: 'wasm', cpu: 'cpu' } as const;

const gpuPackage = '@tensorflow/tfjs-node-gpu';

/**
 * Makes a backend ready. Resolves to the reason when it cannot be used, to undefined when it can. The reasons name no
 * path and no version, so that they read the same on all machines that lack the same thing.
 */
export async function openBackend(name: BackendName, load: LoadPackage = loadPackage): Promise<string | undefined> {
  if (name === 'plain') return undefined;
  if (name === 'gpu') return openGpu(load);
  const tf = tensorflow();
  if (name === 'wasm') {
    try {
      load('@tensorflow/tfjs-backend-wasm');
    } catch {
      return '@tensorflow/tfjs-backend-wasm does not load';
    }
  }
  return (await tf.setBackend(name).catch(() => false))
    ? undefined
    : `TensorFlow.js could not start its ${name} backend`;
}

function openGpu(load: LoadPackage): string | undefined {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // TensorFlow tells its life on stderr otherwise
  let tf: Tensorflow;
  try {
    tf = load(gpuPackage) as Tensorflow;
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' && String(error).includes(gpuPackage);
    return absent ? `${gpuPackage} is not installed` : `${gpuPackage} is installed but does not load`;
  }
  const backend = tf.findBackend(tensorflowName.gpu) as { isUsingGpuDevice?: boolean } | null;
  if (!backend?.isUsingGpuDevice) return `${gpuPackage} is installed but finds no CUDA device`;
  return undefined;
}
