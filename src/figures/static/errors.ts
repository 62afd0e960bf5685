/** A figure that cannot be drawn without a browser: draw it another way (the message says which), or only interactively. */
export class UndrawableFigureError extends Error {
  override name = 'UndrawableFigureError';
}

/** A text with a character that the bundled fonts lack: write the text with other characters. */
export class MissingGlyphError extends Error {
  override name = 'MissingGlyphError';
}
