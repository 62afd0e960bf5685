import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { projectRoot } from '../project.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage } from './run-options.ts';

const name = '@tensorflow/tfjs-node-gpu';

/**
 * `assaybook gpu-install [--yes]`: says what is downloaded and how much, asks, and installs TensorFlow for CUDA beside the
 * locked packages. Without a terminal to ask on, it needs `--yes`.
 */
export async function gpuInstallCommand(args: readonly string[]): Promise<number> {
  const { values } = parseUsage(args, { yes: { type: 'boolean' } });
  const { peerDependencies } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    peerDependencies: Record<string, string>;
  };
  const wanted = `${name}@${peerDependencies[name]}`;
  console.log(
    `${wanted} downloads about 0.4 GB: TensorFlow 2.9 for CUDA, from storage.googleapis.com, which is not the npm registry. It needs Linux or Windows (x64), an NVIDIA GPU, CUDA 11 and cuDNN 8.`,
  );
  if (process.arch !== 'x64' || !['linux', 'win32'].includes(process.platform)) {
    console.error(`there is no build of it for ${process.platform} on ${process.arch}: nothing was downloaded`);
    return exitCodes.failed;
  }
  if (!values.yes && !process.stdin.isTTY) {
    console.error('nothing was downloaded: to go on, run npm run gpu:install -- --yes');
    return exitCodes.usage;
  }
  if (!values.yes && !(await confirmed())) {
    console.log('nothing was downloaded');
    return exitCodes.ok;
  }
  const { status } = spawnSync('npm', ['install', '--no-save', wanted], {
    cwd: projectRoot(),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`npm could not install ${wanted}; wasm and cpu work without it`);
    return exitCodes.failed;
  }
  console.log('installed: npm run gpu:check says whether TensorFlow finds the GPU. npm ci takes it away again');
  return exitCodes.ok;
}

async function confirmed(): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question('Download it? [y/N] ');
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
