import { relative } from 'node:path';
import vm from 'node:vm';
import { createCellLanguage } from './cell-language.ts';
import { createCellModules } from './cell-modules.ts';
import { CompileError, compiledSource } from './compile.js';
import { enterCells, leaveCells } from './interruptible.ts';
import { type MimeBundle, mimeBundle } from './mime-bundle.ts';
import {
  type CellError,
  diagnosticsError,
  type TracedScript,
  thrownError,
  tracedCell,
  tracedModule,
} from './traceback.ts';

export type Outcome = { status: 'ok'; result?: MimeBundle } | { status: 'error'; error: CellError };

/** Runs cells one after the other and remembers what they declare. */
export interface Evaluator {
  /** @param label how tracebacks call the cell: `cell 3` */
  execute(code: string, label: string): Promise<Outcome>;
  /** Ends the cell that runs, if any, with an `Interrupted` error; its variables and those of earlier cells stay. */
  interrupt(): void;
  complete(code: string, position: number): { start: number; end: number; candidates: string[] };
  inspect(code: string, position: number): string | undefined;
  isComplete(code: string): { completed: boolean; indent?: string };
  setDisplay(write: (content: object, update: boolean) => void): void;
  close(): void;
}

const INTERRUPTED: Outcome = {
  status: 'error',
  error: {
    ename: 'Interrupted',
    evalue: 'the cell was interrupted',
    traceback: ['Interrupted: the cell was interrupted'],
  },
};

/**
 * @param root project root
 * @param notebookDir folder of the notebook: imports in cells are relative to it
 * @param interruptible shared with the control thread, see `interruptible.ts`
 */
export async function createEvaluator(
  root: string,
  notebookDir: string,
  interruptible: Int32Array,
): Promise<Evaluator> {
  let compiled = await compiledSource(root);
  const language = createCellLanguage(root, notebookDir, () => compiled);
  const modules = createCellModules(root, notebookDir, () => compiled, language.tslab);
  const scripts = new Map<string, TracedScript>();
  const variables = cellVariables();
  let declarations = '';
  let interrupt = () => {};
  let current: symbol | undefined;

  async function run(code: string, label: string, isCurrent: () => boolean): Promise<Outcome> {
    const meta = language.metadata(code);
    if (meta.module) {
      const diagnostics = language.addModule(meta.module, code, meta);
      return diagnostics.length ? { status: 'error', error: diagnosticsError(diagnostics, code) } : { status: 'ok' };
    }
    // An import cell sees `src` as it is now: an edit leads to a new build, and with it to fresh modules throughout.
    if (/['"]\.{1,2}\//.test(code)) compiled = await compiledSource(root);
    const cell = language.convert(declarations, code);
    for (const { path, data } of cell.sideOutputs ?? []) {
      scripts.set(path, tracedModule(relative(root, path).replace(/\.js$/, '.ts'), data));
    }
    modules.update(cell.sideOutputs ?? []);
    if (cell.diagnostics.length > 0) return { status: 'error', error: diagnosticsError(cell.diagnostics, code) };
    if (cell.output) {
      scripts.set(label, tracedCell(label, code, cell.output));
      const wrapper = cell.hasToplevelAwait ? 'async function' : 'function';
      const start = vm.runInThisContext(
        `(${wrapper} (exports, require, __filename, __importMeta) {\n${cell.output}\n})`,
        { filename: label, lineOffset: -1 },
      ) as (...args: unknown[]) => unknown;
      // Cells start from a timer, not from within a callback of ZeroMQ: a busy cell can then be ended from another
      // thread without leaving native code half way.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!isCurrent()) return INTERRUPTED;
      enterCells(interruptible);
      try {
        await start(variables, modules.require, `${notebookDir}/cell.ts`, modules.importMeta);
      } finally {
        if (isCurrent()) leaveCells(interruptible);
      }
      // An interrupted cell that comes to its end after all has no say in what later cells see.
      if (!isCurrent()) return INTERRUPTED;
    }
    declarations = cell.declOutput ?? '';
    const last = cell.lastExpressionVar;
    const value = last === undefined ? undefined : variables[last];
    if (last !== undefined) delete variables[last];
    return value === undefined || value === null ? { status: 'ok' } : { status: 'ok', result: await mimeBundle(value) };
  }

  return {
    async execute(code, label) {
      const interrupted = new Promise<Outcome>((resolve) => {
        interrupt = () => resolve(INTERRUPTED);
      });
      const failed = (error: unknown): Outcome => ({
        status: 'error',
        error:
          error instanceof CompileError
            ? { ename: 'CompileError', evalue: error.message, traceback: error.message.split('\n') }
            : thrownError(error, scripts, root),
      });
      const execution = Symbol(label);
      current = execution;
      const outcome = await Promise.race([run(code, label, () => current === execution).catch(failed), interrupted]);
      current = undefined;
      return outcome;
    },
    interrupt: () => interrupt(),
    complete: (code, position) => language.complete(declarations, code, position),
    inspect(code, position) {
      const info = language.inspect(declarations, code, position);
      return info && language.inspectionText(info);
    },
    isComplete: language.isComplete,
    setDisplay: language.setDisplay,
    close: language.close,
  };
}

/**
 * The object that holds the variables of all cells. TypeScript defines imports as getters that cannot be redefined; here
 * they become plain values, so that a later cell may declare the name again.
 */
function cellVariables(): Record<string, unknown> {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      set(target, name, value) {
        target[name as string] = value;
        return true;
      },
      defineProperty(target, name, descriptor) {
        if (name !== '__esModule') target[name as string] = descriptor.get ? descriptor.get() : descriptor.value;
        return true;
      },
    },
  );
}
