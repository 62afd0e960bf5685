import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
export async function projectCopy(): Promise<ProjectCopy> {
  const root = mkdtempSync(join(tmpdir(), 'assaybook-copy-'));
  for (const name of COPIED) cpSync(join(projectRoot(), name), join(root, name), { recursive: true });
  symlinkSync(join(projectRoot(), 'node_modules'), join(root, 'node_modules'));
  const build = await compiledSource(projectRoot());
  cpSync(build, join(root, '.cache', 'src', basename(build)), { recursive: true });
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
