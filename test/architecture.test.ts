import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What each room may import at run time (type-only imports are free); rooms not listed may import anything. */
const rooms: Record<string, string[]> = {
  stats: [],
  learners: ['stats'],
  cells: ['stats'],
  mmil: ['learners', 'cells', 'stats'],
  cost: ['stats'],
  llm: ['cost', 'stats'],
  jury: ['llm', 'cost', 'stats'],
  bench: ['jury', 'llm', 'cost', 'stats', 'project.ts'],
  leaderboard: ['stats'],
  papers: ['leaderboard', 'cost', 'stats', 'cells', 'mmil', 'project.ts'],
  interop: ['bench', 'stats'],
  figures: [],
  widgets: ['stats', 'bench', 'leaderboard'],
  'project.ts': [],
};

/** Rooms that may import anything, and are imported by none of the others. */
const outer = ['lab', 'kernel', 'report', 'commands', 'cli.ts', 'index.ts'];

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const roomOf = (file: string): string => relative('src', file).split('/')[0]!;

interface Import {
  from: string;
  specifier: string;
  target: string | undefined;
}

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...found].map((match) => {
    const specifier = (match[1] ?? match[2])!;
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(from), specifier)) : undefined;
    return { from, specifier, target };
  });
});

describe('the rooms of src', () => {
  test('every room has its rule', () => {
    const known = [...Object.keys(rooms), ...outer];
    expect([...new Set(files.map(roomOf))].filter((room) => !known.includes(room))).toEqual([]);
  });

  test('import only what their rule allows', () => {
    const broken = imports.filter(({ from, target }) => {
      const allowed = rooms[roomOf(from)];
      return target && allowed && roomOf(target) !== roomOf(from) && !allowed.includes(roomOf(target));
    });
    expect(broken).toEqual([]);
  });

  test('take no types from TensorFlow.js or danfo: 600 files that the import cell of every notebook would read', () => {
    const readers = files.filter((file) =>
      /(from|import\()\s*'(@tensorflow\/|danfojs)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  test('every relative import names a file that is there, with its extension', () => {
    expect(imports.filter(({ target }) => target && !existsSync(join(root, target)))).toEqual([]);
  });

  test('have no cycles', () => {
    const graph = new Map<string, string[]>();
    for (const { from, target } of imports) if (target) graph.set(from, [...(graph.get(from) ?? []), target]);
    const done = new Set<string>();
    const path: string[] = [];
    const cycles: string[] = [];
    const visit = (file: string): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      path.push(file);
      for (const next of graph.get(file) ?? []) visit(next);
      path.pop();
      done.add(file);
    };
    for (const file of files) visit(file);
    expect(cycles).toEqual([]);
  });

  test('tslab is known to the kernel alone', () => {
    const knowing = files.filter((file) => /tslab\/|['"]tslab['"]/.test(readFileSync(join(root, file), 'utf8')));
    expect(knowing.filter((file) => !/^src\/(kernel|lab\/stamp)/.test(file))).toEqual([]);
  });

  test('file names are kebab-case, and none is called utils, helpers or manager', () => {
    const odd = files.filter((file) => {
      const name = file
        .split('/')
        .at(-1)!
        .replace(/\.(ts|js)$/, '');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /utils?|helpers?|manager/.test(name);
    });
    expect(odd).toEqual([]);
  });

  test('imports are detected: the index reaches every public room', () => {
    const reached = imports.filter(({ from }) => from === 'src/index.ts').map(({ target }) => roomOf(target!));
    expect(reached).toEqual(expect.arrayContaining(['stats', 'leaderboard', 'papers', 'figures', 'lab']));
  });
});

describe('notebooks', () => {
  const notebooks = readdirSync(join(root, 'notebooks'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ipynb') && !entry.parentPath.includes('.ipynb_checkpoints'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const codeOf = (path: string): string[] =>
    (JSON.parse(readFileSync(join(root, path), 'utf8')).cells as { cell_type: string; source: string[] | string }[])
      .filter((cell) => cell.cell_type === 'code')
      .map((cell) => [cell.source].flat().join(''));

  test.each(notebooks)('%s imports src by its index only', (path) => {
    const depth = '../'.repeat(path.split('/').length - 1);
    const specifiers = codeOf(path).flatMap((code) =>
      [...code.matchAll(/from\s+['"](\.[^'"]+)['"]/g)].map((m) => m[1]),
    );
    expect(specifiers.filter((specifier) => specifier !== `${depth}src`)).toEqual([]);
  });

  test.each(notebooks)('%s keeps its cells short: logic lives in src', (path) => {
    expect(codeOf(path).filter((code) => code.split('\n').length > 10)).toEqual([]);
  });
});
