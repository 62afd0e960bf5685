/** Advance widths of Open Sans from space to tilde, in hundredths of the font size. */
const regular =
  '26 26 40 65 57 83 73 22 29 29 55 57 26 32 26 37 57 57 57 57 57 57 57 57 57 57 26 26 57 57 57 43 90 63 65 63 73 56 52 73 74 28 27 61 52 90 75 78 60 78 62 55 55 73 60 92 58 56 57 33 37 33 57 44 28 56 61 48 61 56 34 54 61 25 25 53 25 93 61 60 61 61 41 48 36 61 50 77 52 50 47 38 55 38 57'
    .split(' ')
    .map((width) => Number(width) / 100);

/** For letters with accents and other scripts: a guess on the wide side. */
const elsewhere = 0.62;

/** Bold letters are wider by about this much. */
export const boldness = 1.08;

/**
 * Width of a text in pixels, without a font at hand: exact for ASCII in Open Sans but for kerning, else an estimate. It
 * gives room to labels and breaks them; plotly measures again when it draws.
 *
 * @example textWidth('0.66', 10) // 19.7
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += regular[character.codePointAt(0)! - 32] ?? elsewhere;
  return width * size;
}
