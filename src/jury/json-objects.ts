/** A JSON object in a text, or what begins like one. */
export interface JsonPiece {
  text: string;
  /** Undefined when it is no valid JSON: `problem` then says why. */
  value: Record<string, unknown> | undefined;
  problem?: string;
}

/** Objects nest no deeper in a verdict; the limit keeps the time linear in the length of the text. */
const deepest = 16;

/**
 * The JSON objects of a text, from left to right, whatever stands around them. What is inside an object, or inside a
 * text of one, is no object of its own; after a piece that is no valid JSON the search goes on inside it.
 *
 * @example
 * jsonObjects('Sure: {"a": {"b": 1}} and {"c": }').map(({ value }) => value); // [{ a: { b: 1 } }, undefined]
 */
export function jsonObjects(text: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  const opening = /\{(?=\s*["}])/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closing(text, match.index);
    if (end === undefined) continue;
    if (end > text.length) {
      pieces.push({ text: text.slice(match.index), value: undefined, problem: 'it does not end' });
      continue;
    }
    const piece = text.slice(match.index, end);
    try {
      pieces.push({ text: piece, value: JSON.parse(piece) as Record<string, unknown> });
      opening.lastIndex = end;
    } catch (cause) {
      pieces.push({ text: piece, value: undefined, problem: (cause as Error).message });
    }
  }
  return pieces;
}

/** Where the brace at `start` is closed, beyond the text when it never is; undefined when it nests too deep. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter === '\\') i++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') {
      if (++depth > deepest) return undefined;
    } else if (letter === '}' && --depth === 0) return i + 1;
  }
  return text.length + 1;
}
