import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as zmq from 'zeromq';
import { type KernelClient, startKernel } from '../../src/kernel/kernel-client.ts';
import type { Output } from '../../src/kernel/notebook.ts';
import { decode, encode, newHeader } from '../../src/kernel/wire.ts';
import { type ProjectCopy, projectCopy } from './project-copy.ts';
import { type CellRun, runCell } from './run-cell.ts';

let copy: ProjectCopy;
let kernel: KernelClient;
const home = mkdtempSync(join(tmpdir(), 'assaybook-home-'));
const realHome = process.env.HOME;

beforeAll(async () => {
  copy = await projectCopy();
  mkdirSync(join(copy.root, 'notebooks/medhelm'), { recursive: true });
  process.env.HOME = home;
  kernel = await startKernel(copy.root, join(copy.root, 'notebooks/medhelm'));
});

afterAll(async () => {
  await kernel?.shutdown();
  if (realHome === undefined) delete process.env.HOME;
  else process.env.HOME = realHome;
  copy?.remove();
  rmSync(home, { recursive: true, force: true });
});

const run = (code: string, shown?: Map<string, Output>): Promise<CellRun> => runCell(kernel, code, shown);
const result = async (code: string): Promise<string | undefined> => {
  const cell = await run(code);
  expect(cell.error).toBeUndefined();
  return cell.result;
};

describe('results', () => {
  it('shows the value of the last expression', async () => expect(await result('1 + 1')).toBe('2'));
  it('shows a string without quotes', async () => expect(await result("'win' + ' rate'")).toBe('win rate'));
  it('shows an object as Node prints it', async () =>
    expect(await result('({ a: [1, 2], b: new Map([[1, 2]]) })')).toBe('{ a: [ 1, 2 ], b: Map(1) { 1 => 2 } }'));
  it('shows nothing for undefined, null and a declaration', async () => {
    expect((await run('undefined')).outputs).toEqual([]);
    expect((await run('null')).outputs).toEqual([]);
    expect((await run('const declared = 1')).outputs).toEqual([]);
  });
  it('shows an empty cell and a cell of comments as nothing', async () => {
    expect(await run('')).toMatchObject({ outputs: [], reply: { status: 'ok' } });
    expect(await run('// nothing')).toMatchObject({ outputs: [], reply: { status: 'ok' } });
  });
  it('counts cells', async () => {
    const first = await run('1');
    const second = await run('1');
    expect(second.reply.execution_count).toBe(first.reply.execution_count! + 1);
  });
  it('shows an arquero table as HTML and as text, with its size', async () => {
    const { outputs } = await run("import * as aq from 'arquero';\naq.table({ a: [1, 2], b: ['x', 'y'] })");
    const data = outputs[0]!.data as Record<string, string>;
    expect(data['text/html']).toContain('<td style="text-align: left;">x</td>');
    expect(data['text/plain']).toContain('2 rows × 2 columns');
  });
  it('evaluates the last expression of a cell with await', async () =>
    expect(await result('await Promise.resolve(20) + 1')).toBe('21'));
});

describe('streams', () => {
  it('keeps stdout and stderr apart and in order', async () => {
    const { outputs } = await run("console.log('a'); console.error('b'); console.log('c'); console.log('d')");
    expect(outputs.map(({ name, text }) => [name, text])).toEqual([
      ['stdout', 'a\n'],
      ['stderr', 'b\n'],
      ['stdout', 'c\nd\n'],
    ]);
  });
  it('gives text before the result and before the error that follow it', async () => {
    expect((await run("console.log('a'); 1")).outputs.map((o) => o.output_type)).toEqual(['stream', 'execute_result']);
    expect((await run("console.log('a'); throw 1")).outputs.map((o) => o.output_type)).toEqual(['stream', 'error']);
  });
  it('loses none of 10,000 lines of a busy loop, in a few messages', async () => {
    const { stdout, messages } = await run('for (let i = 0; i < 10_000; i++) console.log(`line ${i}`)');
    expect(stdout).toBe(Array.from({ length: 10_000 }, (_, i) => `line ${i}\n`).join(''));
    expect(messages.length).toBeLessThan(200);
  });
  it('shows what a cell prints while it runs, before it ends', async () => {
    const seen: number[] = [];
    const started = performance.now();
    const code = "console.log('first'); await new Promise((done) => setTimeout(done, 400)); console.log('second')";
    await kernel.execute(code, {
      onMessage: ({ header }) => header.msg_type === 'stream' && seen.push(performance.now() - started),
    });
    expect(seen).toHaveLength(2);
    expect(seen[1]! - seen[0]!).toBeGreaterThan(200);
  });
  it('calls the callback of process.stdout.write', async () =>
    expect(await result("await new Promise((done) => process.stdout.write('x', () => done('written')))")).toBe(
      'written',
    ));
});

describe('errors', () => {
  it('gives name, message and the line of the cell', async () => {
    const { reply, traceback } = await run(
      "const before = 1;\nfunction fail(): never {\n  throw new RangeError('too far');\n}\nfail();",
    );
    expect(reply).toMatchObject({ status: 'error', ename: 'RangeError', evalue: 'too far' });
    expect(traceback).toMatch(
      /^RangeError: too far\n {4}at cell \d+, line 3, column 9 in fail\n {4}3 \| {3}throw new RangeError/,
    );
    expect(traceback).toMatch(/at cell \d+, line 5, column 1$/);
  });
  it('gives the line of a cell that waits', async () => {
    const { traceback } = await run("await null;\n\nthrow new Error('late')");
    expect(traceback).toMatch(/Error: late\n.*at cell \d+, line 3, column 7/);
  });
  it('gives the line of an earlier cell whose function throws', async () => {
    const { reply } = await run("// one\nfunction earlier(): void {\n  throw new TypeError('from before');\n}");
    const { traceback } = await run('earlier();');
    expect(traceback).toContain(`at cell ${reply.execution_count}, line 3, column 9 in earlier`);
    expect(traceback).toContain(`at cell ${reply.execution_count! + 1}, line 1, column 1`);
  });
  it('gives the line of the .ts file of src', async () => {
    const { error, traceback } = await run("import { stats } from '../../src';\nstats.quantile([1, 2], 2);");
    expect(error).toMatch(/^RangeError: /);
    const line =
      copy
        .read('src/stats/quantile-sorted.ts')
        .split('\n')
        .findIndex((text) => text.includes('throw ')) + 1;
    expect(traceback).toMatch(new RegExp(`\\(src/stats/quantile-sorted\\.ts:${line}:\\d+\\)`));
    expect(traceback).toMatch(/at cell \d+, line 2, column \d+/);
  });
  it('leaves out the frames of the kernel', async () => {
    expect((await run("throw new Error('x')")).traceback).not.toMatch(/evaluator|serve\.ts|node:/);
  });
  it('shows the cause of an error', async () => {
    const { traceback } = await run("throw new Error('outer', { cause: new TypeError('inner') })");
    expect(traceback).toMatch(/Error: outer\n[^]*Caused by:\nTypeError: inner/);
  });
  it('shows a thrown string or object as what it is', async () => {
    expect((await run("throw 'plain'")).error).toBe('Thrown: plain');
    expect((await run('throw { code: 7 }')).error).toBe('Thrown: { code: 7 }');
    expect((await run('throw undefined')).error).toBe('Thrown: undefined');
  });
  it('survives an error whose message cannot be read', async () => {
    expect((await run("throw { get message() { throw new Error('no') }, stack: '' }")).reply.status).toBe('error');
    expect(await result('3')).toBe('3');
  });
  it('survives a result that cannot be shown', async () => {
    const { reply } = await run("({ get [Symbol.toStringTag]() { throw new Error('shy') } })");
    expect(reply.status).toMatch(/ok|error/);
    expect(await result('4')).toBe('4');
  });
  it('ends a stack that runs over with a RangeError', async () => {
    expect((await run('function deep(): number { return 1 + deep(); }\ndeep()')).error).toMatch(
      /^RangeError: Maximum call stack/,
    );
  });
});

describe('language', () => {
  it('is the TypeScript of the project, 5.9', async () => {
    const code = "import ts from 'typescript';\nts.version";
    expect(await result(code)).toMatch(/^5\.9\./);
  });
  it('disposes what `using` holds', async () => {
    const code =
      "{ using held = { [Symbol.dispose]() { console.log('released') } }; console.log('held', typeof held); }";
    expect((await run(code)).stdout).toBe('held object\nreleased\n');
  });
  it('knows NoInfer, satisfies and const type parameters', async () => {
    const code = `function pick<const T extends readonly string[]>(all: T, one: NoInfer<T[number]>) { return [all.length, one] as const; }
const config = { level: 0.95 } satisfies Record<string, number>;
pick(['a', 'b'], 'b')[1] + config.level.toFixed(1)`;
    expect(await result(code)).toBe('b0.9');
    expect((await run("pick(['a', 'b'], 'c')")).error).toMatch(/TS2345/);
  });
  it('knows ES2023: toSorted, findLast, with', async () =>
    expect(await result('[3, 1, 2].toSorted().with(0, 9).findLast((x) => x < 9)')).toBe('3'));
  it('runs enums and decorators', async () => {
    expect(await result('enum Side { Left = 1, Right }\nSide[Side.Right]')).toBe('Right');
    const code = `function twice(method: () => number, _: ClassMethodDecoratorContext) { return function (this: unknown) { return 2 * method.call(this); }; }
class Dice { @twice roll(): number { return 3; } }
new Dice().roll()`;
    expect(await result(code)).toBe('6');
  });
  it('knows import.meta', async () =>
    expect(await result('import.meta.dirname')).toBe(join(copy.root, 'notebooks/medhelm')));
  it('imports Node modules, packages and JSON', async () => {
    expect(await result("import { basename } from 'node:path';\nbasename('/a/b')")).toBe('b');
    expect(await result("const { z } = await import('zod');\nz.int().parse(4)")).toBe('4');
  });
  it('declares a const again, with another type', async () => {
    await run('const again = 1;');
    expect(await result("const again = 'text';\nagain.length")).toBe('4');
    expect(await result('again.toUpperCase()')).toBe('TEXT');
  });
  it('declares an imported name again', async () => {
    await run("import { join } from 'node:path';");
    expect(await result('const join = 5;\njoin + 1')).toBe('6');
  });
  it('changes a variable of an earlier cell', async () => {
    await run('let counter = 1;');
    await run('counter += 10;');
    expect(await result('counter')).toBe('11');
  });
  it('takes variables of earlier cells in a shorthand', async () => {
    await run('const win = 0.66, rate = 2;');
    expect(await result('({ win, rate })')).toBe('{ win: 0.66, rate: 2 }');
    expect(await result('[1].map((one) => ({ one, win }))[0]')).toBe('{ one: 1, win: 0.66 }');
    expect(await result('(() => { const win = 3; return { win }; })()')).toBe('{ win: 3 }');
  });
  it('takes apart objects and arrays, also into variables of earlier cells', async () => {
    await run('let left = 0, right = 0;');
    await run('({ left, right = 7 } = { left: 5 } as { left: number; right?: number });');
    expect(await result('[left, right]')).toBe('[ 5, 7 ]');
    await run('[left, right] = [right, left];');
    expect(await result('[left, right]')).toBe('[ 7, 5 ]');
    await run('const { a, ...others } = { a: 1, b: 2, c: 3 };\nconst [first, , third = 9] = [1, 2];');
    expect(await result('[a, others, first, third]')).toBe('[ 1, { b: 2, c: 3 }, 1, 9 ]');
  });
  it('takes a type of src without loading anything', async () => {
    const code =
      "import type { stats } from '../../src';\ntype Quantile = typeof stats.quantile;\nconst typed: Parameters<Quantile>[1] = 0.5;\ntyped";
    expect(await result(code)).toBe('0.5');
  });
  it('keeps types and interfaces for later cells', async () => {
    await run('interface Model { name: string }\ntype Models = Model[];');
    expect(await result("const models: Models = [{ name: 'a' }];\nmodels[0]!.name")).toBe('a');
    expect((await run("const bad: Model = { nam: 'a' };")).error).toMatch(/TS2561|TS2353/);
  });
  it('keeps classes, functions and generators', async () => {
    await run(
      'class Counter { #n = 0; next() { return ++this.#n; } }\nfunction* upTo(n: number) { for (let i = 0; i < n; i++) yield i; }',
    );
    expect(await result('new Counter().next() + [...upTo(3)].length')).toBe('4');
  });
  it('waits at the top level, also in `for await`', async () => {
    const code =
      'async function* ticks() { yield 1; yield 2; }\nlet sum = 0;\nfor await (const tick of ticks()) sum += tick;\nsum';
    expect(await result(code)).toBe('3');
  });
  it('imports src by folder, file, .js and .ts', async () => {
    for (const path of ['../../src', '../../src/index', '../../src/index.js', '../../src/index.ts']) {
      expect(await result(`import { stats as s } from '${path}';\ntypeof s.quantile`)).toBe('function');
    }
  });
});

describe('type check', () => {
  it('stops a cell with the message of TypeScript, its line and its code', async () => {
    const { reply, traceback } = await run("console.log('ran');\nconst n: number = 'text';");
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeScriptError' });
    expect(reply.evalue).toBe("2:7 - Type 'string' is not assignable to type 'number'. (TS2322)");
    expect(traceback).toContain("    2 | const n: number = 'text';\n      |       ^");
  });
  it('runs nothing of a cell with an error', async () =>
    expect((await run("console.log('ran'); nowhere();")).stdout).toBe(''));
  it('is strict: null, implicit any, unknown properties', async () => {
    expect((await run("'abc'.match(/b/).index")).error).toMatch(/TS2531/);
    expect((await run('function loose(x) { return x; }')).error).toMatch(/TS7006/);
    expect((await run("import { stats } from '../../src';\nstats.quantil([1], 0.5)")).error).toMatch(
      /Did you mean 'quantile'/,
    );
  });
  it('names all errors of a cell', async () =>
    expect((await run('one();\ntwo();')).traceback).toMatch(/one[^]*TS2304[^]*two[^]*TS2304/));
  it('reports a syntax error', async () => expect((await run('const = 1')).error).toMatch(/^TypeScriptError: 1:7 /));
  it('names a module that is not there', async () =>
    expect((await run("import { x } from './nowhere';")).error).toMatch(/nowhere.*TS2307/));
  it('keeps earlier variables after a failed cell', async () => {
    await run('const kept = 12;');
    await run('kept.nothing');
    await run("throw new Error('x')");
    expect(await result('kept')).toBe('12');
  });
});

describe('display', () => {
  it('shows HTML, Markdown, pictures and LaTeX of tslab’s display', async () => {
    const { outputs } = await run(`import * as tslab from 'tslab';
tslab.display.html('<b>x</b>');
tslab.display.markdown('# x');
tslab.display.png(new Uint8Array([137, 80, 78, 71]));
tslab.display.latex('x^2');`);
    expect(outputs.map(({ output_type, data }) => [output_type, data])).toEqual([
      ['display_data', { 'text/html': '<b>x</b>' }],
      ['display_data', { 'text/markdown': '# x' }],
      ['display_data', { 'image/png': 'iVBORw==' }],
      ['display_data', { 'text/latex': 'x^2' }],
    ]);
  });
  it('replaces what a new display showed, also from a later cell', async () => {
    const shown = new Map<string, Output>();
    const { outputs } = await run(
      "import * as tslab from 'tslab';\nconst slot = tslab.newDisplay();\nslot.text('1');\nslot.text('2');",
      shown,
    );
    expect(outputs.map((o) => o.data)).toEqual([{ 'text/plain': '2' }]);
    await run("slot.text('3');", shown);
    expect(outputs.map((o) => o.data)).toEqual([{ 'text/plain': '3' }]);
  });
  it('keeps the order of prints and displays', async () => {
    const { outputs } = await run("console.log('a'); tslab.display.text('b'); console.log('c');");
    expect(outputs.map((o) => o.output_type)).toEqual(['stream', 'display_data', 'stream']);
  });
  it('shows a table of lab as HTML and text', async () => {
    const { outputs } = await run("import { table } from '../../src';\ntable([{ a: 1.23456 }])");
    expect(outputs[0]!.data).toMatchObject({ 'text/plain': '    a\n1.235\n1 row' });
  });
});

describe('interrupt', () => {
  async function interrupted(code: string, after = 300): Promise<{ cell: CellRun; ms: number }> {
    const running = run(code);
    await wait(after);
    const from = performance.now();
    await kernel.interrupt();
    const cell = await running;
    return { cell, ms: performance.now() - from };
  }
  const stillWorks = async (): Promise<void> => expect(await result('6 * 7')).toBe('42');

  it('ends a busy loop and keeps variables', async () => {
    await run('const survivor = 5;');
    const { cell, ms } = await interrupted('while (true) {}');
    expect(cell.error).toBe('Interrupted: the cell was interrupted');
    expect(ms).toBeLessThan(2000);
    expect(await result('survivor')).toBe('5');
  });
  it('ends a pending await', async () => {
    const { cell, ms } = await interrupted('await new Promise(() => {})');
    expect(cell.error).toBe('Interrupted: the cell was interrupted');
    expect(ms).toBeLessThan(2000);
    await stillWorks();
  });
  it('ends a busy loop that comes after an await', async () => {
    const { cell } = await interrupted('await new Promise((done) => setTimeout(done, 50));\nwhile (true) {}');
    expect(cell.error).toMatch(/^Interrupted/);
    await stillWorks();
  });
  it('ends a busy loop in a timer that the cell waits for', async () => {
    const { cell } = await interrupted('await new Promise(() => setTimeout(() => { while (true) {} }, 50))');
    expect(cell.error).toMatch(/^Interrupted/);
    await stillWorks();
  });
  it('ends a busy loop in a timer that outlived its cell', async () => {
    await run('setTimeout(() => { while (true) {} }, 50); 1');
    await wait(300);
    const next = run('7');
    await wait(100);
    await kernel.interrupt();
    expect((await next).reply.status).toMatch(/ok|error/);
    await stillWorks();
  });
  it('ends a busy loop that an interrupted await runs into', async () => {
    await interrupted('await new Promise((done) => setTimeout(done, 500));\nwhile (true) {}', 100);
    await wait(700);
    const next = run('7');
    await wait(100);
    await kernel.interrupt();
    await next;
    await stillWorks();
  });
  it('ends a busy loop of microtasks', async () => {
    const { cell } = await interrupted(
      'const spin = async (): Promise<void> => { await null; return spin(); };\nawait spin()',
    );
    expect(cell.error).toMatch(/^Interrupted/);
    await stillWorks();
  });
  it('ends a loop that catches everything', async () => {
    const { cell } = await interrupted('while (true) { try { JSON.parse("{") } catch {} finally {} }');
    expect(cell.error).toMatch(/^Interrupted/);
    await stillWorks();
  });
  it('keeps what later cells declare when an interrupted cell comes to its end after all', async () => {
    await interrupted('await new Promise((done) => setTimeout(done, 600));\nconst late = 1;', 100);
    await run('const inBetween = 8;');
    await wait(700);
    expect(await result('inBetween')).toBe('8');
  });
  it('does nothing to a kernel at rest', async () => {
    await kernel.interrupt();
    await wait(300);
    await stillWorks();
  });
  it('does not reach the cell after the interrupted one', async () => {
    for (let round = 0; round < 5; round++) {
      const { cell } = await interrupted('while (true) {}', 100);
      expect(cell.error).toMatch(/^Interrupted/);
      await stillWorks();
    }
  });
});

describe('requests', () => {
  it('kernel_info says protocol, language and version', async () => {
    expect(await kernel.request('kernel_info_request')).toMatchObject({
      status: 'ok',
      protocol_version: '5.3',
      implementation: 'assaybook',
      language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/typescript' },
    });
  });
  it('complete_request offers members and variables, with the span to replace', async () => {
    await run('const completed = { alpha: 1, alphabet: 2 };');
    const reply = await kernel.request('complete_request', { code: 'completed.alp', cursor_pos: 13 });
    expect(reply).toMatchObject({ status: 'ok', matches: ['alpha', 'alphabet'], cursor_start: 10, cursor_end: 13 });
    const names = await kernel.request('complete_request', { code: 'complet', cursor_pos: 7 });
    expect(names.matches).toContain('completed');
  });
  it('complete_request knows src', async () => {
    const code = "import { stats } from '../../src';\nstats.quan";
    expect((await kernel.request('complete_request', { code, cursor_pos: code.length })).matches).toContain('quantile');
  });
  it('complete_request counts code points, not UTF-16 units', async () => {
    const code = "'😀😀'; completed.alp";
    const reply = await kernel.request('complete_request', { code, cursor_pos: [...code].length });
    expect(reply).toMatchObject({ matches: ['alpha', 'alphabet'], cursor_start: 16, cursor_end: 19 });
  });
  it('inspect_request shows signature and documentation of a function of src', async () => {
    const code = "import { stats } from '../../src';\nstats.quantile";
    const reply = await kernel.request('inspect_request', { code, cursor_pos: code.length - 2, detail_level: 0 });
    expect(reply.found).toBe(true);
    expect((reply.data as Record<string, string>)['text/plain']).toMatch(
      /quantile\(values.*number[^]*Quantile, R's type 7/,
    );
  });
  it('inspect_request finds nothing in white space', async () =>
    expect(await kernel.request('inspect_request', { code: '   ', cursor_pos: 1 })).toMatchObject({ found: false }));
  it('is_complete_request tells a whole cell from a half one', async () => {
    expect(await kernel.request('is_complete_request', { code: 'const a = 1' })).toMatchObject({ status: 'complete' });
    expect(await kernel.request('is_complete_request', { code: 'function f() {' })).toMatchObject({
      status: 'incomplete',
    });
  });
  it('comm_info_request and history_request are answered', async () => {
    expect(await kernel.request('comm_info_request')).toEqual({ status: 'ok', comms: {} });
    expect(await kernel.request('history_request')).toEqual({ status: 'ok', history: [] });
  });
  it('an unknown message is passed over', async () => {
    const unknown = kernel.request('no_such_request').catch(() => {});
    expect(await result('5')).toBe('5');
    void unknown;
  });
  it('a silent request counts no cell and publishes no result', async () => {
    const before = (await run('1')).reply.execution_count!;
    await kernel.request('execute_request', { code: '99', silent: true });
    expect((await run('1')).reply.execution_count).toBe(before + 1);
  });
  it('a failing cell aborts the requests queued behind it, and no later ones', async () => {
    const queued = [kernel.execute("throw new Error('x')"), kernel.execute('1'), kernel.execute('2')];
    expect((await Promise.all(queued)).map(({ status }) => status)).toEqual(['error', 'aborted', 'aborted']);
    expect((await kernel.execute('3')).status).toBe('ok');
  });
  it('with stop_on_error false the cells behind a failing one run', async () => {
    const failing = ["throw new Error('x')", 'const n: number = "text"', 'while'].map((code) =>
      kernel.execute(code, { stopOnError: false }),
    );
    const queued = [...failing, kernel.execute('1')];
    expect((await Promise.all(queued)).map(({ status }) => status)).toEqual(['error', 'error', 'error', 'ok']);
  });
  it('a message signed with another key is dropped', async () => {
    const { ip, shell_port, key } = kernel.connection;
    const socket = new zmq.Dealer({ linger: 0, receiveTimeout: 5000 });
    socket.connect(`tcp://${ip}:${shell_port}`);
    const ask = (signedWith: string, session: string) =>
      socket.send(
        encode(signedWith, {
          ...{ identities: [], parent: {}, metadata: {}, content: {} },
          header: newHeader('kernel_info_request', session),
        }),
      );
    await ask('another key', 'forged');
    await socket.send(['not', 'a', 'message']);
    await ask(key, 'true');
    const answer = decode(key, (await socket.receive()) as Buffer[]);
    expect((answer.parent as { session: string }).session).toBe('true');
    socket.close();
  });
  it('the heartbeat echoes while a cell is busy', async () => {
    const { ip, hb_port } = kernel.connection;
    const socket = new zmq.Request({ linger: 0, receiveTimeout: 3000 });
    socket.connect(`tcp://${ip}:${hb_port}`);
    const busy = run('const until = Date.now() + 1500; while (Date.now() < until) {}');
    await wait(200);
    const from = performance.now();
    await socket.send('ping');
    expect(String((await socket.receive())[0])).toBe('ping');
    expect(performance.now() - from).toBeLessThan(1000);
    socket.close();
    await busy;
  });
});

describe('what a cell leaves running', () => {
  it('an error in a timer is shown and does not end the kernel', async () => {
    await run("setTimeout(() => { throw new Error('in a timer') }, 20);");
    const { stderr } = await run('await new Promise((done) => setTimeout(done, 100))');
    expect(stderr).toMatch(/Uncaught after the cell had ended: Error: in a timer/);
  });
  it('an unhandled rejection is shown and does not end the kernel', async () => {
    const { stderr } = await run(
      "void Promise.reject(new Error('unseen')); await new Promise((done) => setTimeout(done, 50))",
    );
    expect(stderr).toMatch(/Unhandled rejection: Error: unseen/);
    expect(await result('1')).toBe('1');
  });
});

describe('files', () => {
  it('a running kernel leaves no file behind in the project', () =>
    expect(readdirSync(join(copy.root, '.cache/kernels'))).toEqual([]));
  it('nothing is written to the home folder', () => expect(readdirSync(home)).toEqual([]));
  it('nothing is written beside the notebooks', () =>
    expect(readdirSync(join(copy.root, 'notebooks/medhelm')).filter((name) => !name.endsWith('.ipynb'))).toEqual([]));
});
