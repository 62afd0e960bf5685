import { createRequire } from 'node:module';
import type * as tfjs from '@tensorflow/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { learners } from '../../../src/index.ts';
import { stamp } from '../../../src/lab/stamp.ts';
import { chooseBackend } from '../../../src/learners/neural/backend.ts';
import { engineFor } from '../../../src/learners/neural/engine-for.ts';
import { network } from '../../../src/learners/neural/network.ts';
import { type BackendName, openBackend } from '../../../src/learners/neural/open-backend.ts';
import { type Tensorflow, tensorflow } from '../../../src/learners/neural/tensorflow.ts';
import { contractCells } from '../contract.ts';

const require = createRequire(import.meta.url);
const loaded = (): string[] => Object.keys(require.cache).filter((path) => path.includes('@tensorflow'));
const { cells, labels } = contractCells();

// The first test of the file: what comes after loads the engine.
test('the index loads no TensorFlow.js; the first fit does, and the stamp then names the backend', async () => {
  expect(loaded()).toEqual([]);
  const before = stamp('medhelm');
  const model = await learners.neural({ epochs: 1, backend: 'wasm' }).fit(cells, labels);
  expect(loaded().length).toBeGreaterThan(0);
  expect(model.backend).toEqual({ name: 'wasm', why: "the option 'backend' asks for it" });
  const after = stamp('medhelm');
  expect(after).toContain(" · neural on wasm (TensorFlow.js 4.22.0; the option 'backend' asks for it) · data/medhelm ");
  expect(after.replace(/ · neural on wasm \([^)]*\)/, '')).toBe(before);
});

/** A machine on which some backends are absent, with the reasons. */
const machine =
  (reasons: Partial<Record<BackendName, string>>) =>
  async (name: BackendName): Promise<string | undefined> =>
    reasons[name];

describe('the choice of a backend', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('takes the GPU, else wasm, else cpu, and says why none before it', async () => {
    expect(await chooseBackend('auto', machine({}))).toEqual({ name: 'gpu', why: 'a CUDA device is there' });
    expect(await chooseBackend('auto', machine({ gpu: 'no GPU' }))).toEqual({ name: 'wasm', why: 'no GPU' });
    expect(await chooseBackend('auto', machine({ gpu: 'no GPU', wasm: 'no wasm' }))).toEqual({
      name: 'cpu',
      why: 'no GPU; no wasm',
    });
    await expect(chooseBackend('auto', machine({ gpu: 'a', wasm: 'b', cpu: 'c' }))).rejects.toThrow(
      'no backend can be used (a; b; c): run npm ci again, or ask for plain',
    );
  });

  test('can be forced by option or by ASSAYBOOK_BACKEND; the option wins', async () => {
    vi.stubEnv('ASSAYBOOK_BACKEND', 'cpu');
    expect(await chooseBackend('auto', machine({}))).toEqual({ name: 'cpu', why: 'ASSAYBOOK_BACKEND asks for it' });
    expect(await chooseBackend('plain', machine({}))).toEqual({
      name: 'plain',
      why: "the option 'backend' asks for it",
    });
  });

  test('refuses one that is absent or unknown, with the remedy, and takes no other in its place', async () => {
    const absent = machine({ gpu: '@tensorflow/tfjs-node-gpu is not installed' });
    await expect(chooseBackend('gpu', absent)).rejects.toMatchObject({
      name: 'BackendError',
      message:
        "the option 'backend' asks for the backend 'gpu', but @tensorflow/tfjs-node-gpu is not installed: on Linux or Windows with an NVIDIA GPU and CUDA 11, run npm run gpu:install, or ask for auto to get the best there is",
    });
    vi.stubEnv('ASSAYBOOK_BACKEND', 'gpu');
    await expect(learners.neural().fit(cells, labels)).rejects.toThrow(
      "ASSAYBOOK_BACKEND asks for the backend 'gpu', but",
    );
    vi.stubEnv('ASSAYBOOK_BACKEND', 'cuda');
    await expect(learners.neural().fit(cells, labels)).rejects.toThrow(
      "ASSAYBOOK_BACKEND asks for the backend 'cuda': there are auto, gpu, wasm, cpu, plain",
    );
  });
});

describe('the GPU', () => {
  const name = '@tensorflow/tfjs-node-gpu';
  const failing = (code: string, message: string) => (): never => {
    throw Object.assign(new Error(message), { code });
  };
  const withDevice = (isUsingGpuDevice: boolean) => () => ({ findBackend: () => ({ isUsingGpuDevice }) });

  test('is absent for one of three reasons', async () => {
    expect(await openBackend('gpu', failing('MODULE_NOT_FOUND', `Cannot find module '${name}'`))).toBe(
      `${name} is not installed`,
    );
    // What a machine without CUDA says: the package is there, a library it is linked to is not.
    expect(await openBackend('gpu', failing('ERR_DLOPEN_FAILED', 'libcudart.so.11.0: cannot open'))).toBe(
      `${name} is installed but does not load`,
    );
    expect(await openBackend('gpu', withDevice(false))).toBe(`${name} is installed but finds no CUDA device`);
  });

  test('is ready when TensorFlow uses one', async () =>
    expect(await openBackend('gpu', withDevice(true))).toBeUndefined());

  // No GPU is needed for this: the kernels of the cpu backend under the name that tfjs-node-gpu registers.
  test('is found and used under its name in TensorFlow.js', async () => {
    const tf = tensorflow() as unknown as typeof tfjs;
    const standIn = Object.assign(new tf.MathBackendCPU(), { isUsingGpuDevice: true });
    tf.registerBackend('tensorflow', () => standIn);
    tf.copyRegisteredKernels('cpu', 'tensorflow');
    expect(await openBackend('gpu', () => tf)).toBeUndefined();
    const net = network(1, [], 'tanh');
    const one = Float64Array.of(1);
    const batch = { count: 1, x: Float64Array.of(3), labels: one, weights: one, offset: one };
    expect(engineFor('gpu', net).logits(batch, Float64Array.of(2, 0.5))).toEqual(Float64Array.of(7.5)); // 2 × 3 + 0.5 + 1
    expect(tf.getBackend()).toBe('tensorflow');
    tf.removeBackend('tensorflow');
  });
});

test('the engine is the one that danfojs and notebooks get, whose own types satisfy what is said of it', () => {
  const theirs = require('@tensorflow/tfjs') as typeof tfjs;
  expect(tensorflow()).toBe(theirs satisfies Tensorflow<tfjs.Tensor>);
});

test('a fit gets its own backend back when someone else changed that of the engine', async () => {
  const learner = learners.neural({ epochs: 2, backend: 'wasm' });
  const alone = await learner.fit(cells, labels);
  const [beside] = await Promise.all([
    learner.fit(cells, labels),
    learners.neural({ epochs: 2, backend: 'cpu' }).fit(cells, labels),
  ]);
  expect(JSON.stringify(beside)).toBe(JSON.stringify(alone));
});
