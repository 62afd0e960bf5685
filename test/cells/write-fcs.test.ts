import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChannels } from '../../src/cells/fcs/add-channels.ts';
import { FcsError } from '../../src/cells/fcs/fcs-error.ts';
import { parseText } from '../../src/cells/fcs/parse-text.ts';
import { readFcs } from '../../src/cells/fcs/read-fcs.ts';
import { writeFcs } from '../../src/cells/fcs/write-fcs.ts';
import { writeText } from '../../src/cells/fcs/write-text.ts';
import { buildFcs } from './build-fcs.ts';
import { eventsOf } from './read-bytes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-fcs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const cells = {
  n: 5,
  p: 2,
  names: ['CD3', 'CD4, surface'],
  columns: [Float32Array.of(1, 2.5, -3, NaN, Infinity), Float64Array.of(0.1, 0, 1e30, 4, 5)],
};

describe('writeFcs', () => {
  test('writes what readFcs reads back, names and keywords included', async () => {
    const path = join(folder, 'round.fcs');
    await writeFcs(path, cells, { keywords: { $CYT: 'CyTOF', note: 'a|b/c' } });
    const back = await readFcs(path);
    expect(back.columns).toEqual(cells.columns.map((column) => Float32Array.from(column)));
    expect(back.names).toEqual(cells.names);
    expect(back.fcs.channels.map(({ channel, range }) => [channel, range])).toEqual([
      ['CD3', 3],
      ['CD4_ surface', 1e30],
    ]);
    expect(back.fcs.keywords).toMatchObject({ $CYT: 'CyTOF', note: 'a|b/c', $TOT: '5', $PAR: '2', $DATATYPE: 'F' });
    expect(back.fcs.warnings).toEqual([]);
    expect(back.fcs.version).toBe('3.1');
  });

  test('says the same place in the header and in the keywords', async () => {
    const path = join(folder, 'round.fcs');
    const { keywords } = (await readFcs(path)).fcs;
    const bytes = readFileSync(path);
    expect(Number(bytes.toString('latin1', 26, 34))).toBe(Number(keywords.$BEGINDATA));
    expect(Number(bytes.toString('latin1', 34, 42))).toBe(Number(keywords.$ENDDATA));
    expect(bytes.length).toBe(Number(keywords.$ENDDATA) + 1);
  });

  test('refuses to take the place of a file, unless told', async () => {
    const path = join(folder, 'there.fcs');
    writeFileSync(path, 'mine');
    await expect(writeFcs(path, cells)).rejects.toThrow(/there\.fcs: is there already.*overwrite: true/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await writeFcs(path, cells, { overwrite: true });
    expect((await readFcs(path)).n).toBe(5);
  });

  test('leaves nothing behind when it fails', async () => {
    const before = readdirSync(folder);
    const broken = { ...cells, columns: [cells.columns[0]!, undefined as unknown as Float32Array] };
    await expect(writeFcs(join(folder, 'broken.fcs'), broken, { keywords: { $P2R: '1' } })).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('refuses two channels of one name', async () => {
    const twice = { ...cells, names: ['a,b', 'a_b'] };
    await expect(writeFcs(join(folder, 'twice.fcs'), twice)).rejects.toThrow(/\$P2N: channels 1 and 2 are both 'a_b'/);
  });

  test('writes tables longer than the pieces they are written in, and tables without cells, in both byte orders', async () => {
    const long = Float32Array.from({ length: 9001 }, (_, i) => i / 3);
    for (const bigEndian of [false, true])
      for (const column of [long, long.subarray(0, 0)]) {
        const path = join(folder, `long-${column.length}-${bigEndian}.fcs`);
        await writeFcs(path, { n: column.length, p: 2, names: ['a', 'b'], columns: [column, column] }, { bigEndian });
        expect((await readFcs(path)).columns).toEqual([column, column]);
      }
  });

  test('keywords of any text come back', () => {
    const word = fc.string({
      minLength: 1,
      unit: fc.constantFrom('|', '/', '\\', '!', '\f', '\x1e', '~', 'a', 'é', ' b'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (pairs) => {
        const named = pairs.map(([key, value], i) => [`$k${i}${key}x`.toUpperCase(), `v${value}`] as const);
        const back = parseText(writeText(new Map(named)), () => {});
        expect([...back]).toEqual(named.map(([key, value]) => [key.trim(), value]));
      }),
      { seed: 1 },
    );
  });
});

describe('addChannels', () => {
  const events = [[1.5, 2], [-3, 1e-5], [7, 8]].map((event) => event.map(Math.fround)); // prettier-ignore
  const source = (name: string, spec: Partial<Parameters<typeof buildFcs>[0]> = {}): string => {
    const path = join(folder, name);
    writeFileSync(
      path,
      buildFcs({ version: '3.0', events, keywords: { $CYT: 'X', $P1S: 'CD3', Own: 'kept' }, ...spec }).bytes,
    );
    return path;
  };

  test('writes the events as they are, with scores behind them and all keywords', async () => {
    const from = source('source.fcs');
    const to = join(folder, 'scored.fcs');
    expect(await addChannels(from, to, { mmil_score: [0.25, 0.5, 1] })).toEqual([]);
    const back = await readFcs(to);
    expect(back.names).toEqual(['CD3', 'C2', 'mmil_score']);
    expect(eventsOf(back)).toEqual(events.map((event, i) => [...event, [0.25, 0.5, 1][i]]));
    expect(back.fcs.keywords).toMatchObject({ $CYT: 'X', Own: 'kept', $P1N: 'C1', $P1R: '1024', $P3N: 'mmil_score' });
    expect(back.fcs.warnings).toEqual([]);
  });

  test('writes integers on a log scale as what they stand for', async () => {
    const keywords = { $P1E: '2,1', $P1R: '256' };
    const from = source('log.fcs', { datatype: 'I', bits: [16, 16], events: [[128, 5]], keywords });
    await addChannels(from, join(folder, 'log-scored.fcs'), { score: [1] });
    const back = await readFcs(join(folder, 'log-scored.fcs'));
    expect(eventsOf(back)).toEqual([[10, 5, 1]]);
    expect(back.fcs.keywords).toMatchObject({ $P1E: '0,0', $P1R: '100', $P2R: '65536', $DATATYPE: 'F', $P1B: '32' });
  });

  test('says that doubles were rounded', async () => {
    const from = source('double.fcs', { datatype: 'D', events: [[Math.PI]], keywords: {} });
    expect(await addChannels(from, join(folder, 'double-scored.fcs'), { score: [1] })).toEqual([
      expect.stringContaining('rounded'),
    ]);
  });

  test('never writes over its source unless told', async () => {
    const from = source('own.fcs');
    const before = readFileSync(from);
    await expect(addChannels(from, from, { score: [1, 2, 3] })).rejects.toThrow(/own\.fcs: is the source/);
    expect(readFileSync(from)).toEqual(before);
    await addChannels(from, from, { score: [1, 2, 3] }, { overwrite: true });
    expect((await readFcs(from)).names).toEqual(['CD3', 'C2', 'score']);
  });

  test('refuses another number of scores, and a name that is taken', async () => {
    const from = source('refuse.fcs');
    const to = join(folder, 'refused.fcs');
    await expect(addChannels(from, to, { score: [1] })).rejects.toThrow("has 3 events, channel 'score' 1 values");
    await expect(addChannels(from, to, { C2: [1, 2, 3] })).rejects.toThrow("has a channel 'C2' already");
    await expect(addChannels(from, to, { C2: [1, 2, 3] })).rejects.toThrow(FcsError);
  });
});
