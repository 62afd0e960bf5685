#!/usr/bin/env node
// Starts the command line from the compiled form of src, compiling it first when src has changed.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.setSourceMapsEnabled(true);

/** The compiled source: `dist` in an installed package (which ships no tsconfig), else the content-keyed cache. */
async function compiled() {
  if (!existsSync(join(root, 'tsconfig.json'))) return join(root, 'dist');
  const { compiledSource } = await import('../src/kernel/compile.js');
  return compiledSource(root, { onCompile: () => process.stderr.write('compiling src …\n') });
}

try {
  const { main } = await import(pathToFileURL(join(await compiled(), 'cli.js')).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error && error.name === 'CompileError' ? error.message : error);
  process.exitCode = 1;
}
