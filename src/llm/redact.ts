/**
 * A text of a server with keys taken out: the one that was sent, and whatever looks like one, masked in part or not.
 *
 * @example
 * redact('Incorrect API key provided: sk-abc***xyz1.', 'sk-abcdefxyz1'); // 'Incorrect API key provided: [key].'
 */
export function redact(text: string, key?: string): string {
  const bare = key ? text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]') : text;
  return bare
    .replace(/\b(sk|pk|gsk|xai|key|org|proj)-[\w*-]*[\w*]/gi, '[key]')
    .replace(/\bBearer\s+(?!\[key\])[\w*.~+/=-]*[\w*~+/=-]/gi, 'Bearer [key]');
}
