/** Names that a figure must show as they are: markup, entities, LaTeX, templates, and one that is far too long. */
export const nastyNames = [
  '<script>alert(1)</script>',
  'A $x$ & B',
  '<b>bold?</b> &amp; <a href="https://example.org">link</a>',
  'x'.repeat(300),
  '%{x} ${y} &#36;',
];
