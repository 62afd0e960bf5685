import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backendsAgree } from '../../src/commands/gpu-check.ts';
import { backendAbsence, chooseBackend } from '../../src/learners/neural/backend.ts';
import type { BackendComparison } from '../../src/mmil/compare-backends.ts';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';
import { assaybook } from './assaybook.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy?.remove());

describe('gpu-check', () => {
  it('trains on every backend, names what is absent and why, and says nothing else', async () => {
    const { code, stdout, stderr } = await assaybook(copy.root, ['gpu-check', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { simulated, agree, chosen, backends } = JSON.parse(stdout) as Record<string, unknown> & {
      backends: BackendComparison[];
    };
    expect({ simulated, agree }).toEqual({ simulated: true, agree: true });
    expect(chosen).toEqual(await chooseBackend());
    expect(backends.map(({ backend, absent }) => [backend, absent])).toEqual([
      ['plain', null],
      ['gpu', (await backendAbsence('gpu')) ?? null],
      ['wasm', null],
      ['cpu', null],
    ]);
  });

  const row = (backend: BackendComparison['backend'], difference: number | null): BackendComparison => ({
    backend,
    absent: difference === null ? 'not here' : null,
    seconds: null,
    objective: null,
    difference,
    logits: null,
  });
  it('holds when one backend of TensorFlow.js is ready, and all that are agree', () => {
    expect(backendsAgree([row('plain', 0), row('gpu', null), row('wasm', 1e-6)])).toBe(true);
    expect(backendsAgree([row('plain', 0), row('wasm', 1e-6), row('cpu', 0.1)])).toBe(false);
    expect(backendsAgree([row('plain', 0), row('wasm', Number.NaN)])).toBe(false);
    expect(backendsAgree([row('plain', 0), row('gpu', null), row('wasm', null)])).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('gpu-install', () => {
  /** An npm that only says what it was asked for. */
  const withNpm = (script: string): NodeJS.ProcessEnv => {
    copy.write('fake/npm', `#!/bin/sh\n${script}\n`);
    chmodSync(join(copy.root, 'fake/npm'), 0o755);
    return { PATH: `${join(copy.root, 'fake')}${delimiter}${process.env.PATH}` };
  };
  const size = /^@tensorflow\/tfjs-node-gpu@4\.22\.0 downloads about 0\.4 GB: .* storage\.googleapis\.com/;

  it('says the size, and downloads nothing without --yes', async () => {
    const { code, stdout, stderr } = await assaybook(copy.root, ['gpu-install'], { env: withNpm('echo npm "$@"') });
    expect(code).toBe(2);
    expect(stdout).toMatch(size);
    expect(stdout).not.toContain('npm install');
    expect(stderr).toBe('nothing was downloaded: to go on, run npm run gpu:install -- --yes\n');
  });
  it('with --yes installs the version of TensorFlow.js, and saves nothing', async () => {
    const { code, stdout } = await assaybook(copy.root, ['gpu-install', '--yes'], { env: withNpm('echo npm "$@"') });
    expect(code).toBe(0);
    expect(stdout).toMatch(size);
    expect(stdout).toContain('\nnpm install --no-save @tensorflow/tfjs-node-gpu@4.22.0\n');
  });
  it('says so when npm fails', async () => {
    const { code, stderr } = await assaybook(copy.root, ['gpu-install', '--yes'], { env: withNpm('exit 1') });
    expect(code).toBe(1);
    expect(stderr).toContain('npm could not install @tensorflow/tfjs-node-gpu@4.22.0; wasm and cpu work without it');
  });
});
