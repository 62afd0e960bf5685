const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' };

/**
 * A text of a figure as a reader sees it: without markup, with breaks as spaces. Undoes `label`, but for what was cut.
 *
 * @example plainText('<b>R&amp;D</b><br>in US&#36;') // 'R&D in US$'
 */
export function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, code?: string, entity?: string) =>
      code ? String.fromCodePoint(Number(code)) : (entities[entity!] ?? whole),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
