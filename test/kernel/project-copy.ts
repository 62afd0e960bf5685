import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { compiledSource } from '../../src/kernel/compile.js';
import { projectRoot } from '../../src/project.ts';

const COPIED = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'bin', 'src', 'data', '.jupyter', 'notebooks', 'shims'],
  ...['README.md', 'docs'],
];

export interface ProjectCopy {
  root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces the first `from`, which must be there. */
  alter(file: string, from: string, to: string): void;
  remove(): void;
}

/**
 * This project in a folder of its own, to edit and to run kernels in. Packages are shared, and so is the compiled form
 * of `src` (its key is the content), so that a copy does not cost a compile.
 */
export async function projectCopy({ build = true } = {}): Promise<ProjectCopy> {
  const root = mkdtempSync(join(tmpdir(), 'assaybook-copy-'));
  for (const name of COPIED) cpSync(join(projectRoot(), name), join(root, name), { recursive: true });
  symlinkSync(join(projectRoot(), 'node_modules'), join(root, 'node_modules'));
  if (build) {
    const shared = await compiledSource(projectRoot());
    cpSync(shared, join(root, '.cache', 'src', basename(shared)), { recursive: true });
  }
  const path = (file: string): string => join(root, file);
  const copy: ProjectCopy = {
    root,
    read: (file) => readFileSync(path(file), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    },
    alter(file, from, to) {
      const text = copy.read(file);
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      copy.write(
        file,
        text.replace(from, () => to),
      );
    },
    remove() {
      if (existsSync(root)) rmSync(root, { recursive: true, force: true });
    },
  };
  return copy;
}

/** Of the command line, what starts a kernel. */
const KERNEL_ONLY = `import { runKernel } from './kernel/run-kernel.ts';
export async function main(args: readonly string[]): Promise<number> {
  await runKernel(args[args.indexOf('--config-path') + 1]!);
  return 0;
}
`;

/**
 * A copy with the kernel, `stats` and what `extra` adds, and nothing else in `src`: a build of all rooms takes ten
 * seconds, and each edit is one.
 */
export async function smallProjectCopy(extra: Readonly<Record<string, string>> = {}): Promise<ProjectCopy> {
  const copy = await projectCopy({ build: false });
  for (const name of readdirSync(join(copy.root, 'src')))
    if (!['kernel', 'stats', 'project.ts'].includes(name)) rmSync(join(copy.root, 'src', name), { recursive: true });
  copy.write('src/cli.ts', KERNEL_ONLY);
  copy.write('src/index.ts', "export * as stats from './stats/index.ts';\n");
  for (const [file, text] of Object.entries(extra)) copy.write(file, text);
  await compiledSource(copy.root);
  return copy;
}
