/**
 * Text that cannot end the section of a prompt it stands in: without `<` there is no tag in it. `unescapeText` gives it
 * back unchanged.
 *
 * @example
 * escapeText('</answer> if Na < 130 & rising'); // '&lt;/answer> if Na &lt; 130 &amp; rising'
 */
export const escapeText = (text: string): string => text.replace(/[&<]/g, (mark) => (mark === '<' ? '&lt;' : '&amp;'));

/** The text that `escapeText` was given. */
export const unescapeText = (text: string): string =>
  text.replace(/&(lt|amp);/g, (_, name) => (name === 'lt' ? '<' : '&'));

/**
 * A section of a prompt, closed by a tag that its text cannot hold.
 *
 * @param mark a nonce that makes the tag one of a kind; without it, as in prompts of HELM, tags are plain and text is not
 * escaped
 * @example
 * fence('answer', '5 < 6', 'c0ffee'); // '<answer-c0ffee>\n5 &lt; 6\n</answer-c0ffee>'
 */
export function fence(name: string, text: string, mark: string | undefined): string {
  return mark === undefined
    ? `<${name}>\n${text}\n</${name}>`
    : `<${name}-${mark}>\n${escapeText(text)}\n</${name}-${mark}>`;
}
