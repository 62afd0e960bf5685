// JavaScript, because it compiles the rest of src: it must run before anything is compiled.
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

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

/** What TypeScript remembers of a build, so that the next one checks and writes only what an edit touches. */
const BUILD_INFO = '.tsbuildinfo';

/**
 * Builds, the newest first.
 * @param {string} builds
 */
function byAge(builds) {
  return readdirSync(builds)
    .map((name) => join(builds, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time)
    .map(({ path }) => path);
}

/**
 * Compiles `src` into `scratch`, from where an earlier build stands or, without one, from nothing.
 *
 * @param {import('typescript')} ts
 * @param {string} root
 * @param {string} scratch
 * @param {string | undefined} earlier
 */
function compileInto(ts, root, scratch, earlier) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options: configured } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  // What TypeScript remembers is relative to a folder: one name for all builds, which none of them has.
  const outDir = join(root, '.cache', 'src', 'out');
  const options = {
    ...configured,
    noEmit: false,
    declaration: true,
    sourceMap: true,
    rootDir: join(root, 'src'),
    outDir,
    incremental: true,
    tsBuildInfoFile: join(outDir, BUILD_INFO),
  };
  const files = sourceFiles(root);
  /** @param {string} path */
  const inside = (path) => relative(outDir, path);
  /** @type {import('typescript').CompilerHost} */
  const host = {
    ...ts.createIncrementalCompilerHost(options),
    // Types are looked up from the project, wherever the command was started.
    getCurrentDirectory: () => root,
    readFile: (path) =>
      path === options.tsBuildInfoFile ? earlier && ts.sys.readFile(join(earlier, BUILD_INFO)) : ts.sys.readFile(path),
    writeFile(path, text) {
      const target = join(scratch, inside(path));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
  };
  const rootNames = files.map((file) => join(root, file));
  const program = ts.createIncrementalProgram({ rootNames, options, host });
  const problems = ts.sortAndDeduplicateDiagnostics([
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
    ...program.emit().diagnostics,
  ]);
  if (problems.length > 0)
    throw new CompileError(`src does not compile:\n${ts.formatDiagnostics(problems, host).trimEnd()}`);
  // What the edit did not touch was not written again.
  for (const file of files) {
    const base = relative('src', file).replace(/\.(ts|js)$/, '');
    for (const output of ['.js', '.js.map', '.d.ts'].map((extension) => base + extension)) {
      const target = join(scratch, output);
      if (earlier === undefined || existsSync(target)) continue;
      mkdirSync(dirname(target), { recursive: true });
      linkSync(join(earlier, output), target);
    }
  }
}

/**
 * The folder with the compiled form of `src` (ES modules, declarations, source maps), made when it is not there yet.
 *
 * Builds are keyed by content and never changed once written: every kernel, test and command of a run shares one build,
 * and an edit of `src` makes a new one beside it, from the last one where there is one. A no-op call costs some
 * milliseconds (it hashes `src`).
 *
 * @param {string} root project root
 * @param {{ onCompile?: () => void }} [options] `onCompile` is called when there is something to compile (3 to 15 s)
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
  mkdirSync(builds, { recursive: true });
  const earlier = byAge(builds).find((build) => existsSync(join(build, BUILD_INFO)));
  try {
    try {
      compileInto(ts, root, scratch, earlier);
    } catch (error) {
      // The earlier build is cut short, or was taken away meanwhile: it saves time and decides nothing.
      if (error instanceof CompileError || earlier === undefined) throw error;
      rmSync(scratch, { recursive: true, force: true });
      compileInto(ts, root, scratch, undefined);
    }
    renameSync(scratch, target);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    // Another process finished the same build first: its result is as good as ours.
    if (error instanceof CompileError || !existsSync(target)) throw error;
  }
  for (const old of byAge(builds).slice(KEPT_BUILDS)) rmSync(old, { recursive: true, force: true });
  return target;
}
