// Compiles kernels/<name>.as.ts to src/learners/kernels/<name>-wasm.ts: `node kernels/build.mjs [--check]`.
// Kernels that threads share are compiled a second time, for shared memory, to <name>-shared-wasm.ts.
// --check compares with what is committed instead, and exits 1 when it differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
let differing = 0;
try {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.as.ts'));
  const builds = files.map((file) => ({ file, name: file.slice(0, -'.as.ts'.length), more: [] }));
  builds.push({
    file: 'lasso.as.ts',
    name: 'lasso-shared',
    more: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
  });
  for (const { file, name, more } of builds) {
    const wasm = join(folder, `${name}.wasm`);
    const options = ['--outFile', wasm, '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/assemblyscript/bin/asc.js'),
        join(import.meta.dirname, file),
        ...options,
        '--importMemory',
        '--noExportMemory',
        ...more,
      ],
      { stdio: 'inherit', cwd: root },
    );
    const constant = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const text = `// Made of kernels/${file} by kernels/build.mjs: do not edit.

/** The compiled kernel, as base64. */
export const ${constant}Wasm =
  '${readFileSync(wasm).toString('base64')}';
`;
    const target = join(root, 'src/learners/kernels', `${name}-wasm.ts`);
    if (!process.argv.includes('--check')) writeFileSync(target, text);
    else if (readFileSync(target, 'utf8') !== text) {
      console.error(`${target} is not what kernels/${file} compiles to: run node kernels/build.mjs`);
      differing++;
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = differing > 0 ? 1 : 0;
