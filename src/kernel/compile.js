// JavaScript, because it compiles the rest of src: it must run before anything is compiled.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Builds of earlier states of `src` that are kept, so that a running kernel never loses the files under its feet. */
const KEPT_BUILDS = 8;

/** `src` does not type-check; the message holds TypeScript's own, with file, line and column. */
export class CompileError extends Error {
  /** @override */
  name = 'CompileError';
}

/**
 * Files of `src`, sorted, as paths relative to the project root.
 * @param {string} root
 * @returns {string[]}
 */
function sourceFiles(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * A key of everything the compiled form depends on: the text of `src`, the compiler options and what is installed.
 * @param {string} root
 */
function contentKey(root) {
  const hash = createHash('sha256');
  for (const file of [...sourceFiles(root), 'tsconfig.json', 'package-lock.json']) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} builds */
function prune(builds) {
  const byAge = readdirSync(builds)
    .map((name) => join(builds, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byAge.slice(KEPT_BUILDS)) rmSync(old, { recursive: true, force: true });
}

/**
 * The folder with the compiled form of `src` (ES modules, declarations, source maps), made when it is not there yet.
 *
 * Builds are keyed by content and never changed once written: every kernel, test and command of a run shares one build,
 * and an edit of `src` makes a new one beside it. A no-op call costs some milliseconds (it hashes `src`).
 *
 * @param {string} root project root
 * @param {{ onCompile?: () => void }} [options] `onCompile` is called when there is something to compile (4 to 10 s)
 * @returns {Promise<string>} absolute path, for example `<root>/.cache/src/3f0c…`
 */
export async function compiledSource(root, { onCompile } = {}) {
  const builds = join(root, '.cache', 'src');
  const target = join(builds, contentKey(root));
  if (existsSync(target)) {
    utimesSync(target, new Date(), new Date());
    return target;
  }
  onCompile?.();
  const { default: ts } = await import('typescript');
  const scratch = join(builds, `.${randomUUID()}`);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const emitOptions = {
    noEmit: false,
    declaration: true,
    sourceMap: true,
    rootDir: join(root, 'src'),
    outDir: scratch,
  };
  const files = sourceFiles(root).map((file) => join(root, file));
  // Types are looked up from the project, wherever the command was started.
  const host = { ...ts.createCompilerHost({ ...options, ...emitOptions }), getCurrentDirectory: () => root };
  const program = ts.createProgram(files, { ...options, ...emitOptions }, host);
  mkdirSync(builds, { recursive: true });
  const { diagnostics } = program.emit();
  const problems = ts.sortAndDeduplicateDiagnostics([...ts.getPreEmitDiagnostics(program), ...diagnostics]);
  if (problems.length > 0) {
    rmSync(scratch, { recursive: true, force: true });
    throw new CompileError(`src does not compile:\n${ts.formatDiagnostics(problems, host).trimEnd()}`);
  }
  try {
    renameSync(scratch, target);
  } catch (error) {
    // Another process finished the same build first: its result is as good as ours.
    rmSync(scratch, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  prune(builds);
  return target;
}
