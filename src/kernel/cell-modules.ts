import { existsSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocalModule } from './cell-language.ts';
import { sourceModule } from './source-modules.ts';

export interface CellModules {
  /** What `import` in a cell comes down to. */
  require(specifier: string): unknown;
  /** Takes in fresh JavaScript of modules beside the notebook; what was loaded of them before is forgotten. */
  update(modules: readonly LocalModule[]): void;
  /** `import.meta` of a cell or of a module beside the notebook. */
  importMeta(file: string): { url: string; filename: string; dirname: string };
}

/**
 * How cells find modules: `src` in its compiled form, TypeScript files beside the notebook as tslab compiled them, and
 * packages from the notebook's folder or else from the project.
 */
export function createCellModules(
  root: string,
  notebookDir: string,
  compiled: () => string,
  tslab: unknown,
): CellModules {
  const sources = new Map<string, string>();
  const loaded = new Map<string, Module>();
  const fromProject = createRequire(join(root, 'package.json'));

  function requireFrom(dir: string, specifier: string): unknown {
    if (specifier === 'tslab') return tslab;
    if (!specifier.startsWith('.')) return requirePackage(dir, specifier);
    const path = resolve(dir, specifier);
    const module = sourceModule(path, root, compiled());
    if (module) return fromProject(module.js);
    for (const candidate of [path, `${path}.js`, path.replace(/\.ts$/, '.js')]) {
      if (sources.has(candidate)) return load(candidate).exports;
    }
    return createRequire(join(dir, 'cell.js'))(specifier);
  }

  function requirePackage(dir: string, specifier: string): unknown {
    try {
      return createRequire(join(dir, 'cell.js'))(specifier);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
      return fromProject(specifier);
    }
  }

  function load(path: string): Module {
    const known = loaded.get(path);
    if (known) return known;
    const module = new Module(path);
    module.filename = path;
    module.require = ((specifier: string) => requireFrom(dirname(path), specifier)) as NodeJS.Require;
    loaded.set(path, module);
    try {
      (module as Module & { _compile(code: string, file: string): void })._compile(sources.get(path)!, path);
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
    return module;
  }

  return {
    require: (specifier) => requireFrom(notebookDir, specifier),
    update(modules) {
      for (const { path, data } of modules) {
        // Node would read the maps and name a file that is not there; tracebacks find the way back themselves.
        sources.set(path, data.replace(/^\/\/# (sourceMappingURL|firstStepMap)=.*$/gm, ''));
        loaded.delete(path);
      }
    },
    importMeta(file) {
      const typescript = file.replace(/\.js$/, '.ts');
      const filename = extname(file) === '.js' && existsSync(typescript) ? typescript : file;
      return { url: pathToFileURL(filename).href, filename, dirname: dirname(filename) };
    },
  };
}
