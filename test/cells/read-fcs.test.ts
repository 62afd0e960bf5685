import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/cells/fcs/byte-source.ts';
import { FcsError } from '../../src/cells/fcs/fcs-error.ts';
import { rng } from '../../src/stats/rng.ts';
import { buildFcs, type FcsSpec } from './build-fcs.ts';
import { eventsOf, readBytes, readSource } from './read-bytes.ts';

const floats = [
  [1.5, -2, 0],
  [3.25, 1e6, -0.125],
  [0, 7, 1e-3],
].map((event) => event.map(Math.fround));

/** What a file reads as. */
const read = (spec: FcsSpec, options?: Parameters<typeof readBytes>[1]) => readBytes(buildFcs(spec).bytes, options);

/** Integers that fill the bits of each channel. */
const integers = (bits: number[], n = 21): number[][] => {
  const random = rng(3, 'integers', bits.join());
  return Array.from({ length: n }, () =>
    bits.map((width) => Math.min(Math.floor(random.uniform() * 2 ** width), 2 ** width - 1)),
  );
};

describe('events are read value by value', () => {
  test.each(['2.0', '3.0', '3.1', '3.2'])('of version %s', (version) => {
    const table = read({ version, events: floats });
    expect(eventsOf(table)).toEqual(floats);
    expect(table).toMatchObject({ n: 3, p: 3, names: ['C1', 'C2', 'C3'], source: 'test.fcs', fcs: { version } });
    expect(table.fcs.warnings).toEqual([]);
  });

  test.each(['4,3,2,1', '1,2,3,4'])('floats in byte order %s', (order) => {
    expect(eventsOf(read({ order, events: floats }))).toEqual(floats);
  });

  test.each(['8,7,6,5,4,3,2,1', '1,2,3,4,5,6,7,8'])('doubles in byte order %s', (order) => {
    const events = [[Math.PI, 1e-200], [-1 / 3, 0]]; // prettier-ignore
    expect(eventsOf(read({ order, datatype: 'D', events }, { precision: 'double' }))).toEqual(events);
    expect(eventsOf(read({ order, datatype: 'D', events }))).toEqual(events.map((event) => event.map(Math.fround)));
  });

  test.each([[[8, 8]], [[16, 16, 16]], [[24, 24]], [[32, 32]], [[40]], [[8, 16, 24, 32]], [[16, 32, 8]]])(
    'integers of %j bits, in both byte orders',
    (bits) => {
      const events = integers(bits);
      for (const order of ['1,2,3,4', '4,3,2,1'])
        expect(eventsOf(read({ order, datatype: 'I', bits, events }, { precision: 'double' }))).toEqual(events);
    },
  );

  test.each([[[1]], [[10, 10, 10]], [[12, 4, 7]], [[3, 17, 32, 9]], [[33, 5]]])(
    'integers of %j bits without padding, in both byte orders',
    (bits) => {
      const events = integers(bits);
      for (const order of ['1,2,3,4', '4,3,2,1'])
        expect(eventsOf(read({ order, datatype: 'I', bits, events }, { precision: 'double' }))).toEqual(events);
    },
  );

  test.each([
    ['floats', 'F', [32, 32, 32]],
    ['16-bit integers', 'I', [16, 16, 16]],
    ['10-bit integers', 'I', [10, 10, 10]],
  ] as const)('of files longer than the pieces they are read in: %s', (_, datatype, bits) => {
    const events = integers([...bits].map(() => 10), 30_000); // prettier-ignore
    const table = read({ datatype, bits: [...bits], events });
    expect(eventsOf(table)).toEqual(events);
  });

  test('of a file without events', () => {
    const table = read({ events: [], bits: [32, 32] });
    expect(table).toMatchObject({ n: 0, p: 2 });
  });
});

describe('integers', () => {
  test('are cut to the bits that $PnR leaves them', () => {
    const spec: FcsSpec = { datatype: 'I', bits: [16, 16], events: [[1023 + 1024 * 5, 7 + 2048]] };
    expect(eventsOf(read({ ...spec, keywords: { $P1R: '1024', $P2R: '1000' } }))).toEqual([[1023, 7]]);
    expect(eventsOf(read(spec))).toEqual([[6143, 2055]]);
  });

  test('on a log scale become f2 * 10^(f1 * value / range)', () => {
    const spec: FcsSpec = {
      datatype: 'I',
      bits: [16, 16, 16],
      events: [[0, 0, 0], [256, 256, 256], [1023, 1023, 1023]], // prettier-ignore
      keywords: { $P1R: '1024', $P2R: '1024', $P3R: '1024', $P1E: '4,1', $P2E: '4.0,0', $P3E: '2,0.5' },
    };
    const [low, middle, high] = eventsOf(read(spec, { precision: 'double' }));
    expect(low).toEqual([1, 1, 0.5]); // f2 = 0 counts as 1
    expect(middle![0]).toBeCloseTo(10, 12); // a quarter of four decades
    expect(middle![2]).toBeCloseTo(0.5 * Math.sqrt(10), 12);
    expect(high![0]).toBeCloseTo(9910.4586, 3);
    expect(eventsOf(read(spec, { linearise: false }))).toEqual(spec.events);
  });

  test('are divided by $PnG when asked to', () => {
    const spec: FcsSpec = { datatype: 'I', bits: [16, 16], events: [[100, 100]], keywords: { $P1G: '4', $P2G: '1' } };
    expect(eventsOf(read(spec))).toEqual([[100, 100]]);
    expect(eventsOf(read(spec, { gains: true }))).toEqual([[25, 100]]);
  });

  test('above 2^24 come with a warning in single precision', () => {
    const spec: FcsSpec = { datatype: 'I', bits: [32], events: [[2 ** 24 + 1]] };
    expect(read(spec).fcs.warnings).toEqual([expect.stringContaining("precision: 'double'")]);
    expect(eventsOf(read(spec, { precision: 'double' }))).toEqual([[16777217]]);
  });

  test('a log scale of floats is not applied, with a warning', () => {
    const table = read({ events: floats, keywords: { $P2E: '4,1' } });
    expect(eventsOf(table)).toEqual(floats);
    expect(table.fcs.warnings).toEqual([expect.stringContaining('$P2E')]);
  });
});

describe('the TEXT segment', () => {
  test('may hold its delimiter, written twice', () => {
    const table = read({ events: floats, keywords: { NOTE: 'a|b||c', $P1S: 'CD3|4' } });
    expect(table.fcs.keywords.NOTE).toBe('a|b||c');
    expect(table.names[0]).toBe('CD3|4');
  });

  test.each(['|', '/', '\\', '\f', '!'])('may use the delimiter %j', (delimiter) => {
    expect(eventsOf(read({ events: floats, delimiter }))).toEqual(floats);
  });

  test('with values of no length is read, with a warning', () => {
    const table = read({ events: floats, keywords: { $COM: '', $SYS: 'x' } });
    expect(table.fcs.keywords).toMatchObject({ $COM: '', $SYS: 'x', $TOT: '3' });
    expect(table.fcs.warnings).toEqual([expect.stringContaining('no length')]);
  });

  test('has keywords in any case', () => {
    const { bytes } = buildFcs({ events: floats });
    const lower = Buffer.from(bytes.toString('latin1').replace('$DATATYPE', '$DataType'), 'latin1');
    expect(eventsOf(readBytes(lower))).toEqual(floats);
  });

  test('in Latin-1 is read as such', () => {
    expect(read({ events: floats, keywords: { $OP: 'Zoë' } }).fcs.keywords.$OP).toBe('Zoë');
  });

  test('has a supplement, whose keywords come second', () => {
    const table = read({ events: floats, supplement: { NOTE: 'behind', $CYT: 'second' }, keywords: { $CYT: 'first' } });
    expect(table.fcs.keywords).toMatchObject({ NOTE: 'behind', $CYT: 'first' });
  });

  test('says that a keyword is there twice', () => {
    const table = read({ events: floats, delimiter: '/', keywords: { NOTE: 'a', ' NOTE': 'b' } });
    expect(table.fcs.keywords.NOTE).toBe('a');
    expect(table.fcs.warnings).toEqual([expect.stringContaining('NOTE is there twice')]);
  });
});

describe('columns are called', () => {
  const spec: FcsSpec = {
    events: [[1, 2, 3, 4]],
    keywords: { $P1N: 'Time', $P2N: 'Nd142Di', $P2S: '142Nd_CD19', $P3N: 'Ir191Di', $P3S: 'DNA1(Ir191)Di', $P4N: 'Sm152Di', $P4S: 'Ki67' }, // prettier-ignore
  };

  test.each([
    ['stain', ['Time', '142Nd_CD19', 'DNA1(Ir191)Di', 'Ki67']],
    ['channel', ['Time', 'Nd142Di', 'Ir191Di', 'Sm152Di']],
    ['marker', ['Time', 'CD19', 'DNA1', 'Ki67']],
    ['metal_marker', ['Time', '142Nd_CD19', '191Ir_DNA1', '152Sm_Ki67']],
  ] as const)('by %s', (naming, names) => {
    expect(read(spec, { naming }).names).toEqual(names);
  });

  test('by both names where stains are the same, with a warning', () => {
    const table = read({ events: [[1, 2]], keywords: { $P1S: 'CD3', $P2S: 'CD3' } });
    expect(table.names).toEqual(['CD3 (C1)', 'CD3 (C2)']);
    expect(table.fcs.warnings).toHaveLength(1);
  });
});

describe('the spillover matrix', () => {
  test.each(['$SPILLOVER', 'SPILL', '$SPILL', 'spillover'])('is read from %s, with the names of columns', (key) => {
    const keywords = { [key]: '2,C1,C3,1,0.1,0.02,1', $P1S: 'CD3' };
    expect(read({ events: floats, keywords }).fcs.spillover).toEqual({
      channels: ['CD3', 'C3'],
      matrix: [[1, 0.1], [0.02, 1]], // prettier-ignore
    });
  });

  test('is read from $COMP, with a warning', () => {
    const { spillover, warnings } = read({ events: floats, keywords: { $COMP: '2,1,0.1,0,1' } }).fcs;
    expect(spillover).toEqual({ channels: ['C1', 'C2'], matrix: [[1, 0.1], [0, 1]] }); // prettier-ignore
    expect(warnings).toEqual([expect.stringContaining('$COMP')]);
  });

  test.each(['2,C1,C2,1,0,0', 'x', '2,C1,C2,1,0,zero,1', '99999999,C1'])(
    'that is none (%s) is ignored, with a warning',
    (value) => {
      const { spillover, warnings } = read({ events: floats, keywords: { $SPILLOVER: value } }).fcs;
      expect(spillover).toBeUndefined();
      expect(warnings).toEqual([expect.stringContaining('$SPILLOVER')]);
    },
  );
});

describe('offsets', () => {
  test('are taken from $BEGINDATA where the header has zeros', () => {
    expect(eventsOf(read({ events: floats, headerData: 'zero', gap: 5 }))).toEqual(floats);
  });

  test('are taken from the header in FCS 2.0 without $BEGINDATA and $TOT', () => {
    const keywords = { $BEGINDATA: undefined, $ENDDATA: undefined, $TOT: undefined };
    const table = read({ version: '2.0', events: floats, keywords });
    expect(eventsOf(table)).toEqual(floats);
    expect(table.fcs.warnings).toEqual([]);
  });

  test('beyond 4 GB are read from there', () => {
    // A file of more than 4 GB of which only the ends are in memory.
    const { bytes, textEnd } = buildFcs({
      events: floats,
      headerData: 'zero',
      keywords: { $BEGINDATA: '5000000000', $ENDDATA: '5000000035' },
    });
    const data = bytes.subarray(bytes.length - 36);
    const source: ByteSource = {
      name: 'long.fcs',
      size: 5_000_000_036,
      read(at, into) {
        if (at < textEnd) into.set(bytes.subarray(at, at + into.length));
        else into.set(data.subarray(at - 5e9, at - 5e9 + into.length));
      },
    };
    expect(eventsOf(readSource(source))).toEqual(floats);
  });

  test.each([
    ['header', { headerData: [400, 700] as [number, number], gap: 300 }],
    ['keywords', { keywords: { $BEGINDATA: '700', $ENDDATA: '740' }, gap: 0 }],
  ])('of the %s that lie are passed over when the others fit $TOT, with a warning', (_, lie) => {
    const table = read({ events: floats, ...lie });
    expect(eventsOf(table)).toEqual(floats);
    expect(table.fcs.warnings).toEqual([expect.stringContaining('by the header')]);
  });

  test('that end one byte too early or too late do no harm', () => {
    for (const shift of [-1, 1]) {
      const { begin, end } = buildFcs({ events: floats });
      const keywords = { $ENDDATA: String(end - 1 + shift).padStart(12, '0') };
      const headerData: [number, number] = [begin, end - 1 + shift];
      const table = read({ events: floats, keywords, headerData, supplement: { NOTE: 'behind' } });
      expect(eventsOf(table)).toEqual(floats);
    }
  });

  test('of a second data set are not followed, with a warning', () => {
    const table = read({ events: floats, keywords: { $NEXTDATA: '2000' } });
    expect(table.fcs.warnings).toEqual([expect.stringContaining('the first is read')]);
  });
});

describe('an FcsError names file, place and remedy', () => {
  const broken: [string, FcsSpec, RegExp][] = [
    ['histograms', { events: floats, keywords: { $MODE: 'C' } }, /test\.fcs, \$MODE: is 'C'.*list mode/],
    ['ASCII data', { events: floats, keywords: { $DATATYPE: 'A' } }, /\$DATATYPE: is 'A'.*export/],
    ['odd byte orders', { events: floats, order: '3,4,1,2' }, /\$BYTEORD: is '3,4,1,2'.*can be read/],
    ['a missing $PnB', { events: floats, keywords: { $P2B: undefined } }, /\$P2B: is missing/],
    ['a lying $PAR', { events: floats, keywords: { $PAR: '4000000000' } }, /\$P4B: is missing/],
    ['no parameters', { events: floats, keywords: { $PAR: '0' } }, /\$PAR: is 0/],
    ['floats of 16 bits', { events: floats, keywords: { $P1B: '16' } }, /\$P1B: is 16.*32 bits/],
    ['integers of 65 bits', { events: [[1]], datatype: 'I', bits: [8], keywords: { $P1B: '65' } }, /\$P1B: is 65/],
    ['a lying $TOT', { events: floats, keywords: { $TOT: '4000000000' } }, /\$TOT: there are 3 complete events.*lenient/],
    ['a small $TOT', { events: floats, keywords: { $TOT: '2' } }, /\$TOT: there are 3 complete events.*says 2/],
    ['a $TOT of words', { events: floats, keywords: { $TOT: 'many' } }, /\$TOT: is 'many', not a whole number/],
    ['a scale of words', { events: [[1]], datatype: 'I', bits: [8], keywords: { $P1E: 'log' } }, /\$P1E: is 'log'.*linearise/],
    ['a log scale without range', { events: [[1]], datatype: 'I', bits: [8], keywords: { $P1E: '4,1', $P1R: 'x' } }, /\$P1R: is 'x'/],
    ['mixed types', { events: floats, keywords: { $P2DATATYPE: 'D' } }, /\$P2DATATYPE: is 'D'/],
    ['data in the TEXT', { events: floats, headerData: [60, 95], keywords: { $BEGINDATA: '60', $ENDDATA: '95' } }, /overlap the TEXT/],
    ['no offsets', { events: floats, headerData: 'zero', keywords: { $BEGINDATA: undefined } }, /\$BEGINDATA: is missing/],
    ['FCS 1.0', { events: floats, version: '1.0' }, /version 1\.0, known are 2\.0/],
  ]; // prettier-ignore

  test.each(broken)('for %s', (_, spec, message) => {
    const { bytes } = buildFcs(spec);
    expect(() => readBytes(bytes)).toThrow(FcsError);
    expect(() => readBytes(bytes)).toThrow(message);
  });

  test('for what is no FCS file', () => {
    expect(() => readBytes(Buffer.from('PK'.padEnd(100)))).toThrow(/test\.fcs, byte 0: does not begin with 'FCS'/);
    expect(() => readBytes(Buffer.from('FCS'))).toThrow(/truncated/);
    expect(() => readBytes(Buffer.alloc(0))).toThrow(FcsError);
  });

  test('for a truncated file, whose complete events lenient reads', () => {
    const { bytes } = buildFcs({ events: floats });
    const cut = bytes.subarray(0, bytes.length - 5);
    expect(() => readBytes(cut)).toThrow(/\$TOT: there are 2 complete events.*\$TOT says 3, the file ends at byte/);
    const table = readBytes(cut, { lenient: true });
    expect(eventsOf(table)).toEqual(floats.slice(0, 2));
    expect(table.fcs.warnings).toEqual([expect.stringContaining('2 events are read')]);
    expect(() => readBytes(bytes.subarray(0, 200))).toThrow(/TEXT segment.*truncated or damaged/);
  });
});
