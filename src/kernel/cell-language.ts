import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, posix, resolve } from 'node:path';
import type ts from 'typescript';
import { sourceModule } from './source-modules.ts';
import { stockTypeScript } from './stock-typescript.ts';
import { typescript } from './typescript.ts';

/** A diagnostic of TypeScript on a cell; lines and columns count from 0. `fileName` is absent for the cell itself. */
export interface CellDiagnostic {
  start: { line: number; character: number };
  messageText: string;
  code: number;
  fileName?: string;
}

/** JavaScript made from a module that a cell imports and that is not part of `src`. */
export interface LocalModule {
  path: string;
  data: string;
}

export interface ConvertedCell {
  output?: string;
  declOutput?: string;
  diagnostics: CellDiagnostic[];
  lastExpressionVar?: string;
  hasToplevelAwait?: boolean;
  sideOutputs?: LocalModule[];
}

interface Converter {
  convert(previousDeclarations: string, code: string): ConvertedCell;
  inspect(previousDeclarations: string, code: string, position: number): ts.QuickInfo | undefined;
  complete(
    previousDeclarations: string,
    code: string,
    position: number,
  ): { start: number; end: number; candidates: string[] };
  addModule(name: string, content: string, meta: object): CellDiagnostic[];
  close(): void;
}

/** tslab's view of a cell: type check, JavaScript, completion, inspection. */
export interface CellLanguage extends Converter {
  /** `/** @module name *\/` and the like at the head of a cell. */
  metadata(code: string): { module?: string };
  isComplete(code: string): { completed: boolean; indent?: string };
  inspectionText(info: ts.QuickInfo): string;
  /** tslab as cells see it with `import * as tslab from 'tslab'`. */
  tslab: unknown;
  /** Hands tslab's `display` the way to a cell's outputs. */
  setDisplay(write: (content: object, update: boolean) => void): void;
}

/** Cells are written in today's TypeScript, checked as strictly as `src`; Node 20 runs ES2023. */
const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: typescript.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.Bundler,
  strict: true,
  experimentalDecorators: false,
  allowImportingTsExtensions: true,
  inlineSourceMap: true,
  types: ['node'],
};

/**
 * Starts tslab's converter on stock TypeScript. This file and `stock-typescript.ts` are all that knows tslab's insides,
 * which is why tslab is pinned exactly.
 *
 * @param root project root
 * @param notebookDir folder that imports in cells are relative to
 * @param compiled says where the compiled form of `src` is at the moment (an edit moves it)
 */
export function createCellLanguage(root: string, notebookDir: string, compiled: () => string): CellLanguage {
  const require = createRequire(`${root}/package.json`);
  const watched = new Map<string, { stamp: string; changed: () => void }>();
  const forkId = require.resolve('@tslab/typescript-for-tslab');
  require.cache[forkId] = Object.assign(Object.create(null), {
    id: forkId,
    filename: forkId,
    loaded: true,
    exports: stockTypeScript({
      compilerOptions: COMPILER_OPTIONS,
      importsFrom: notebookDir,
      root,
      resolve(specifier, containingFile) {
        if (!specifier.startsWith('.')) return undefined;
        const module = sourceModule(resolve(dirname(containingFile), specifier), root, compiled());
        return module && { resolvedFileName: module.declarations, extension: '.d.ts', isExternalLibraryImport: false };
      },
      onWatch(path, changed) {
        if (!path.includes('/node_modules/') && !path.startsWith(`${root}/.cache/`)) {
          watched.set(path, { stamp: fileStamp(path), changed });
        }
      },
    }),
  });
  const { createConverter, isCompleteCode } = require('tslab/dist/converter') as {
    createConverter(options: object): Converter;
    isCompleteCode(code: string): { completed: boolean; indent?: string };
  };
  const { getCodeMetadata } = require('tslab/dist/metadata') as { getCodeMetadata(code: string): { module?: string } };
  const { printQuickInfo } = require('tslab/dist/inspect') as { printQuickInfo(info: ts.QuickInfo): string };
  const jupyter = require('tslab/dist/jupyter') as { lastWriteDisplayData: unknown };
  const converter = createConverter({ isJS: false, isBrowser: false });
  const emitted = new Map<string, string>();

  function convert(previousDeclarations: string, code: string): ConvertedCell {
    for (const [path, file] of watched) {
      const stamp = fileStamp(path);
      if (stamp === file.stamp) continue;
      file.stamp = stamp;
      file.changed();
    }
    const converted = converter.convert(previousDeclarations, code);
    for (const module of converted.sideOutputs ?? []) emitted.set(module.path, module.data);
    if (converted.sideOutputs) converted.sideOutputs = withDependents(converted.sideOutputs, emitted);
    return converted;
  }

  return {
    ...converter,
    convert,
    metadata: getCodeMetadata,
    isComplete: isCompleteCode,
    inspectionText: printQuickInfo,
    tslab: require('tslab'),
    setDisplay: (write) => {
      jupyter.lastWriteDisplayData = write;
    },
  };
}

function fileStamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'absent';
}

/** Changed modules and all that import them: tslab reloads only the changed ones, so dependents kept the old code. */
function withDependents(changed: LocalModule[], emitted: ReadonlyMap<string, string>): LocalModule[] {
  const stale = new Set(changed.map((module) => module.path));
  for (let grew = true; grew;) {
    grew = false;
    for (const [path, data] of emitted) {
      if (stale.has(path)) continue;
      for (const [, specifier] of data.matchAll(/\brequire\(["'](\.{1,2}\/[^"']+)["']\)/g)) {
        const target = posix.join(posix.dirname(path), specifier!);
        if (stale.has(target) || stale.has(`${target}.js`)) grew = Boolean(stale.add(path));
      }
    }
  }
  return [...stale].map((path) => ({ path, data: emitted.get(path)! }));
}
