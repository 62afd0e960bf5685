/**
 * The code points that a TrueType font has a glyph for, read from its `cmap` table (formats 4 and 12, which every
 * Unicode font of today has).
 *
 * @example readCmap(readFileSync('OpenSans_400Regular.ttf')).has('A'.codePointAt(0)) // true
 */
export function readCmap(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(subtable);
    if (format === 4) addFormat4(view, subtable, covered);
    if (format === 12) addFormat12(view, subtable, covered);
  }
  return covered;
}

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`not a TrueType font: it has no ${tag} table`);
}

/** Segments of 16-bit code points: end codes, padding, start codes, deltas, and offsets into a glyph list. */
function addFormat4(view: DataView, subtable: number, covered: Set<number>): void {
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let i = 0; i < doubled; i += 2) {
    const start = view.getUint16(starts + i);
    const delta = view.getUint16(deltas + i);
    const offset = view.getUint16(offsets + i);
    for (let code = start; code <= view.getUint16(ends + i) && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsets + i + offset + 2 * (code - start));
      // Glyph 0 is the empty box: listed, yet missing.
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Runs of 32-bit code points, each with the glyph of its first. */
function addFormat12(view: DataView, subtable: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(subtable + 12); i++) {
    const run = subtable + 16 + 12 * i;
    const start = view.getUint32(run);
    const glyph = view.getUint32(run + 8);
    for (let code = start; code <= view.getUint32(run + 4); code++) if (glyph + code - start !== 0) covered.add(code);
  }
}
