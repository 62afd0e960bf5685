/** A text in quotes, kept as it is, or a number that JSON does not have. */
const odd = /"(?:[^"\\]+|\\.)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * Parses JSON as Python writes it: NaN and Infinity, which JSON does not know, become null.
 *
 * @throws SyntaxError for text that is no JSON
 * @example parsePythonJson('{"mean": NaN}') // { mean: null }
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(text.replace(odd, (match) => (match.startsWith('"') ? match : 'null')));
  }
}
