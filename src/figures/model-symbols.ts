/** Filled marker shapes that stay apart at 12 pixels. */
const shapes = [
  'circle',
  'square',
  'diamond',
  'triangle-up',
  'star',
  'hexagon',
  'triangle-down',
  'cross',
  'pentagon',
  'x',
  'triangle-left',
  'bowtie',
  'triangle-right',
  'hourglass',
  'star-square',
  'star-diamond',
];

/** A marker shape for each of `count` models, in order; beyond sixteen they come round again. */
export const modelSymbols = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => shapes[i % shapes.length]!);
