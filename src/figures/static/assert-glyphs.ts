import type { Figure } from '../figure.ts';
import { MissingGlyphError } from './errors.ts';
import { bundledFamily } from './fonts.ts';

/** Texts that only hovering shows, or that nobody sees. */
const undrawn = new Set(['hovertext', 'hovertemplate', 'hoverlabel', 'customdata', 'meta', 'ids', 'uid', 'template']);

/** Characters that need no glyph: tab, line feed, carriage return, zero-width space (plotly ends subscripts with it). */
const invisible = new Set([0x09, 0x0a, 0x0d, 0x200b]);

/**
 * Refuses texts with characters that the bundled fonts lack; the picture would drop them without a word.
 *
 * @throws MissingGlyphError naming the character, where it stands and what to do.
 */
export function assertGlyphs(figure: Figure, covered: ReadonlySet<number>): void {
  visit(figure.data, 'data', covered);
  visit(figure.layout, 'layout', covered);
}

/** The same check for the finished SVG: the texts that plotly made itself, from entities, dates and number formats. */
export function assertDrawnGlyphs(svg: string, covered: ReadonlySet<number>): void {
  for (const [, text] of svg.matchAll(/>([^<>]+)</g)) check(text!, 'a text that plotly made', covered);
}

function visit(value: unknown, path: string, covered: ReadonlySet<number>): void {
  if (typeof value === 'string') check(value, path, covered);
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (typeof value[i] !== 'number') visit(value[i], `${path}[${i}]`, covered);
  } else if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const [key, child] of Object.entries(value)) if (!undrawn.has(key)) visit(child, `${path}.${key}`, covered);
  }
}

function check(text: string, path: string, covered: ReadonlySet<number>): void {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (covered.has(code) || invisible.has(code)) continue;
    const name = `'${character}' (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
    throw new MissingGlyphError(
      `${bundledFamily}, the font of the static pictures, has no glyph for ${name}, found in ${place(path)}: ` +
        `'${text.length > 60 ? `${text.slice(0, 57)}...` : text}'. Write it with other characters ` +
        `(Latin, Greek and Cyrillic letters, ≥ ≤ ± and – are there), or keep the figure interactive only.`,
    );
  }
}

/** A path in the spec, with a reader's name for it in front. */
function place(path: string): string {
  const trace = /^data\[(\d+)\]\.(\w+)/.exec(path);
  const axis = /^layout\.([xy]axis\d*)\.(?:title|(tick|category))/.exec(path);
  if (path.startsWith('layout.title')) return `the title (${path})`;
  if (axis) return `the ${axis[2] ? 'tick labels' : 'title'} of ${axis[1]} (${path})`;
  if (path.startsWith('layout.annotations')) return `an annotation (${path})`;
  if (trace) return `the ${trace[2]} of trace ${trace[1]} (${path})`;
  return path;
}
