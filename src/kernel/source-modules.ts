import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** A module of `src` in its compiled form: what runs, and what the compiler reads. */
export interface SourceModule {
  js: string;
  declarations: string;
}

/**
 * The compiled form of a module of `src`, or `undefined` for a path that is not one.
 *
 * Cells may name it as `../../src`, `../../src/stats/quantile`, `….js` or `….ts`: all four lead here.
 *
 * @param path absolute path, with or without extension
 * @param compiled folder with the compiled form of `src` (see `compile.js`)
 */
export function sourceModule(path: string, root: string, compiled: string): SourceModule | undefined {
  const inside = relative(join(root, 'src'), path);
  if (isAbsolute(inside) || inside.startsWith('..')) return undefined;
  const name = inside
    .split(sep)
    .join('/')
    .replace(/\.(ts|js)$/, '');
  for (const candidate of [name, `${name}/index`]) {
    const js = join(compiled, `${candidate}.js`);
    if (candidate !== '' && existsSync(js)) return { js, declarations: join(compiled, `${candidate}.d.ts`) };
  }
  return undefined;
}
