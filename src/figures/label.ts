import { textWidth } from './text-width.ts';

export interface LabelOptions {
  /** Pixels to a line, 240 unless stated. */
  width?: number;
  /** Font size in pixels, 13 unless stated. */
  size?: number;
  /** Lines at most, 1 unless stated. */
  lines?: number;
}

/** What plotly would read as markup, an entity, LaTeX (between two dollar signs) or a template (`%{…}`). */
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;', '{': '&#123;' };

/**
 * A name as plotly shows it literally, whatever is in it: all names that come from data pass through here. Breaks it
 * into lines where it is too long for one, and cuts it with … where it is too long for those; figures give the whole
 * name on hover.
 *
 * @example label('R&D <b>') // 'R&amp;D &lt;b&gt;'
 * @example label('Administration and Workflow', { width: 110, lines: 2 }) // 'Administration<br>and Workflow'
 */
export function label(name: string, { width = 240, size = 13, lines = 1 }: LabelOptions = {}): string {
  const fits = (text: string) => textWidth(text, size) <= width;
  const broken: string[] = [];
  // A break may follow a space; it must come inside a word only where the word alone is wider than a line.
  let rest = name.replace(/\s+/g, ' ').trim();
  while (!fits(rest) && broken.length < lines - 1) {
    const line = longest(rest, fits, / /g) || longest(rest, fits, /(?:)/gu);
    broken.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  if (!fits(rest)) rest = `${longest(rest, (text) => fits(`${text}…`), /(?:)/gu).trimEnd()}…`;
  return [...broken, rest].map((line) => line.replace(/[&<>${]/g, (sign) => entities[sign]!)).join('<br>');
}

/** The whole name, for hover texts. */
export const fullLabel = (name: string): string => label(name, { width: 420, lines: Infinity });

/** The longest beginning of a text that fits and ends at a match of `at`; empty where none does, but for one character. */
function longest(text: string, fits: (beginning: string) => boolean, at: RegExp): string {
  let best = at.source === ' ' ? '' : [...text][0]!;
  for (const { index } of text.matchAll(at)) {
    const beginning = text.slice(0, index);
    if (!fits(beginning)) break;
    if (beginning) best = beginning;
  }
  return best;
}
