import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compiledSource } from '../../src/kernel/compile.js';

/** Every file of a build but what the compiler remembers, by name. */
function contents(build: string): Record<string, string> {
  const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|ts|map)$/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(build, name), 'utf8')]));
}

describe('a build that starts from an earlier one', () => {
  let root: string;
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'assaybook-compile-'));
    mkdirSync(join(root, 'src'));
    const compilerOptions = { target: 'ES2023', lib: ['ES2023'], module: 'NodeNext', strict: true, types: [] };
    const rewritten = { allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true };
    write('tsconfig.json', JSON.stringify({ compilerOptions: { ...compilerOptions, ...rewritten } }));
    write('package.json', '{ "type": "module" }');
    write('package-lock.json', '{}');
    write('src/a.ts', 'export const a = (): number => 1;\n');
    write('src/b.ts', "import { a } from './a.ts';\nexport const b = a();\n");
    await compiledSource(root);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  /** The build that is made now, and the one that is made from nothing. */
  async function both(): Promise<[Record<string, string>, Record<string, string>]> {
    const continued = contents(await compiledSource(root));
    rmSync(join(root, '.cache'), { recursive: true });
    return [continued, contents(await compiledSource(root))];
  }

  test('is the one that starts from nothing, also in the types of what depends on the edit', async () => {
    write('src/a.ts', "export const a = (): string => 'one';\n");
    const [continued, fresh] = await both();
    expect(continued).toEqual(fresh);
    expect(continued['b.d.ts']).toContain('b: string');
  });

  test('holds no file that was taken away', async () => {
    rmSync(join(root, 'src', 'b.ts'));
    const [continued, fresh] = await both();
    expect(continued).toEqual(fresh);
    expect(continued).not.toHaveProperty(['b.js']);
  });

  test('finds the error that an edit makes elsewhere', async () => {
    write('src/c.ts', "import { a } from './a.ts';\nexport const c: string = a();\n");
    await compiledSource(root);
    write('src/a.ts', 'export const a = (): number => 2;\n');
    await expect(compiledSource(root)).rejects.toThrow(/src\/c\.ts\(2,14\): error TS2322/);
    rmSync(join(root, 'src', 'c.ts'));
  });

  test('is made from nothing when the earlier one is cut short', async () => {
    const earlier = await compiledSource(root);
    rmSync(join(earlier, 'a.js'));
    write('src/d.ts', 'export const d = 4;\n');
    expect(contents(await compiledSource(root))).toHaveProperty(['a.js']);
  });
});
