/**
 * JSON with the properties of every object in the order of their names, those without a value left out: equal values give
 * equal text, whatever the order in which they were built.
 *
 * @example
 * canonicalJson({ b: [1, { d: 2, c: undefined }], a: 'x' }); // '{"a":"x","b":[1,{"d":2}]}'
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as Record<string, unknown>;
  const names = Object.keys(object).sort();
  let text = '';
  for (const name of names)
    if (object[name] !== undefined) text += `${text && ','}${JSON.stringify(name)}:${canonicalJson(object[name])}`;
  return `{${text}}`;
}
