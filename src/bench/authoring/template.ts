/** A placeholder of a prompt file, and where it stands. */
export interface Placeholder {
  name: string;
  /** Line of the file, from 1. */
  row: number;
}

export interface Template {
  placeholders: Placeholder[];
  /** The text with values in place of the placeholders; a value is put in as it is, whatever it holds. */
  fill(values: Readonly<Record<string, unknown>>): string;
}

/** Python's way to write a brace is to double it; `{name}` is a placeholder. */
const pieces = /\{\{|\}\}|\{([^{}\n]*)\}|\{|\}/g;

/** What can only be meant for a placeholder: a JSON example never looks like this. */
const nameLike = /^[\p{L}_][\p{L}\p{N}_ .-]*$/u;

/**
 * Reads a prompt file of MedHELM, `{column}` standing for a value. Files that HELM can read mean the same here: in them
 * a doubled brace is one brace. In any other file, as one that holds a JSON example, braces are what they are, but for
 * placeholders and for `{{name}}`, which is how to write `{name}`.
 *
 * @param known names of columns: what stands in braces is a placeholder when it is one of these, or looks like one
 * @example
 * parseTemplate('Is {age} old? Answer as {"old": true}', ['age']).fill({ age: '90' })
 * // 'Is 90 old? Answer as {"old": true}'
 */
export function parseTemplate(text: string, known: readonly string[]): Template {
  const isPlaceholder = (name: string): boolean =>
    known.includes(name) || nameLike.test(name) || known.includes(/^([^!:]+)[!:]/.exec(name)?.[1] ?? '');
  const found = [...text.matchAll(pieces)];
  const python = found.every(([piece, name]) =>
    name === undefined ? piece === '{{' || piece === '}}' : isPlaceholder(name),
  );
  const parts: (string | Placeholder)[] = [];
  let at = 0;
  for (let i = 0; i < found.length; i++) {
    const match = found[i]!;
    const [piece, name] = match;
    if (match.index < at) continue;
    parts.push(text.slice(at, match.index));
    at = match.index + piece.length;
    const escaped = /^\{\{([^{}\n]*)\}\}/.exec(text.slice(match.index));
    if (!python && escaped && isPlaceholder(escaped[1]!)) {
      parts.push(`{${escaped[1]}}`);
      at = match.index + escaped[0].length;
    } else if (name !== undefined && isPlaceholder(name)) {
      parts.push({ name, row: text.slice(0, match.index).split('\n').length });
    } else parts.push(python ? piece[0]! : piece);
  }
  parts.push(text.slice(at));
  return {
    placeholders: parts.filter((part) => typeof part === 'object'),
    fill: (values) => parts.map((part) => (typeof part === 'string' ? part : shown(values[part.name]))).join(''),
  };
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
