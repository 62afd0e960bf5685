import { SourceMap, type SourceMapPayload } from 'node:module';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import type { CellDiagnostic } from './cell-language.ts';

/** What went wrong in a cell, in the three fields Jupyter shows. */
export interface CellError {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** A position in a cell or file, counted from 1. */
interface Position {
  line: number;
  column: number;
}

/** A script that ran: its TypeScript, and the way back from its JavaScript. */
export interface TracedScript {
  /** As a person would say it: `cell 3`, or the path of a module beside the notebook. */
  label: string;
  /** The text of a cell; a module is not quoted. */
  source?: string;
  original(position: Position): Position | undefined;
}

/** tslab puts one line in front of every cell to make it a module. */
const LINES_BEFORE_CELL = 1;

/** The way back from a cell's JavaScript to its lines. */
export const tracedCell = (label: string, source: string, output: string): TracedScript => ({
  label,
  source,
  original: wayBack(output, LINES_BEFORE_CELL),
});

/** The way back from the JavaScript of a module beside the notebook. */
export const tracedModule = (label: string, output: string): TracedScript => ({ label, original: wayBack(output, 0) });

/**
 * tslab makes JavaScript in two steps, so two maps are chained.
 *
 * @param output JavaScript with both maps at its end, as `stock-typescript.ts` leaves them
 */
function wayBack(output: string, linesBefore: number): TracedScript['original'] {
  const decode = (pattern: RegExp): SourceMap | undefined => {
    const match = output.match(pattern);
    return match
      ? new SourceMap(JSON.parse(Buffer.from(match[1]!, 'base64').toString()) as SourceMapPayload)
      : undefined;
  };
  const second = decode(/\/\/# sourceMappingURL=data:application\/json;base64,(\S+)/);
  const first = decode(/\/\/# firstStepMap=(\S+)/);
  const step = (map: SourceMap, at: Position): Position | undefined => {
    const entry = map.findEntry(at.line - 1, at.column - 1);
    return 'originalLine' in entry ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 } : undefined;
  };
  return (position) => {
    const between = second && step(second, position);
    const original = between && first && step(first, between);
    return original && { line: original.line - linesBefore, column: original.column };
  };
}

/** The line a position points at, with a caret under the column. */
function excerpt(source: string, { line, column }: Position): string[] {
  const text = source.split('\n')[line - 1];
  if (text === undefined) return [];
  const gutter = `${line}`.padStart(5);
  return [`${gutter} | ${text}`, `${' '.repeat(gutter.length)} | ${' '.repeat(Math.max(0, column - 1))}^`];
}

/** An error of the compiler: the message TypeScript gives, where it stands, and the line. */
export function diagnosticsError(diagnostics: readonly CellDiagnostic[], code: string): CellError {
  const lines = diagnostics.map(({ start, messageText, code: number, fileName }) => {
    const at: Position = { line: start.line + 1, column: start.character + 1 };
    const where = `${fileName ? `${fileName}:` : ''}${at.line}:${at.column}`;
    return { message: `${where} - ${messageText} (TS${number})`, context: fileName ? [] : excerpt(code, at) };
  });
  return {
    ename: 'TypeScriptError',
    evalue: lines[0]!.message,
    traceback: lines.flatMap(({ message, context }) => [message, ...context]),
  };
}

/**
 * An error thrown by a cell: name, message, and the frames from the throw to the cell, each as the line of the cell or of
 * the `.ts` file a person wrote. Frames of the kernel itself are left out.
 *
 * @param scripts cells by the file name they ran under
 */
export function thrownError(thrown: unknown, scripts: ReadonlyMap<string, TracedScript>, root: string): CellError {
  if (!(thrown instanceof Error) && !isErrorLike(thrown)) {
    const evalue = typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 4 });
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const name = thrown.name && thrown.name !== 'Error' ? thrown.name : (thrown.constructor?.name ?? 'Error');
  const frames = frameLines(thrown.stack ?? '', scripts, root);
  const cause = thrown.cause === undefined ? [] : thrownError(thrown.cause, scripts, root).traceback;
  return {
    ename: name,
    evalue: thrown.message,
    traceback: [`${name}: ${thrown.message}`, ...frames, ...(cause.length ? ['Caused by:', ...cause] : [])],
  };
}

/** Errors of another realm (a `vm` context, jsdom) are not `instanceof Error` here. */
function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}

function frameLines(stack: string, scripts: ReadonlyMap<string, TracedScript>, root: string): string[] {
  const frames: string[] = [];
  let shown = false;
  let lastOfCell = -1;
  for (const line of stack.split('\n')) {
    const match = line.match(/^\s+at (?:(.*) \()?(.+?):(\d+):(\d+)\)?$/);
    if (!match) continue;
    const [, method, file, row, column] = match;
    // Functions of earlier cells are called as methods of the object that holds all variables.
    const name = method?.replace(/^(async )?Proxy\./, '$1');
    const script = scripts.get(file!);
    const at = { line: Number(row), column: Number(column) };
    const original = script?.original(at) ?? at;
    if (script?.source === undefined) {
      const path = script?.label ?? shorten(file!, root);
      if (!file!.startsWith('node:'))
        frames.push(`    at ${name ? `${name} ` : ''}(${path}:${original.line}:${original.column})`);
      continue;
    }
    const inside = name && !/^(async )?(eval|Object\.<anonymous>|<anonymous>)$/.test(name) ? ` in ${name}` : '';
    frames.push(`    at ${script.label}, line ${original.line}, column ${original.column}${inside}`);
    if (!shown) frames.push(...excerpt(script.source, original));
    shown = true;
    lastOfCell = frames.length;
  }
  return lastOfCell < 0 ? frames : frames.slice(0, lastOfCell);
}

function shorten(file: string, root: string): string {
  const path = file.startsWith('file://') ? fileURLToPath(file) : file;
  const inside = relative(root, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}
