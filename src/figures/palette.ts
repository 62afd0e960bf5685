/**
 * Eight colours that stand out from white (3 : 1 or better) and stay apart for every common form of colour blindness
 * (simulated, the nearest two are 10 apart in CIE Lab; 2 is just noticeable). The first three are Okabe and Ito's (2008);
 * the others replace theirs that are too pale for small marks on white.
 */
export const palette = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#a8447e',
  '#6b4a0c',
  '#24123f',
  '#4a9bd1',
  '#1c4f2d',
] as const;

/** Viridis: lightness grows steadily from end to end, so that it reads in grey and to the colour-blind too. */
export const sequential: ReadonlyArray<readonly [number, string]> = [
  [0, '#440154'],
  [0.125, '#482878'],
  [0.25, '#3e4989'],
  [0.375, '#31688e'],
  [0.5, '#26828e'],
  [0.625, '#1f9e89'],
  [0.75, '#35b779'],
  [0.875, '#6ece58'],
  [1, '#fde725'],
];

/** Blue through near-white to vermilion, for values around a meaningful zero. */
export const diverging: ReadonlyArray<readonly [number, string]> = [
  [0, '#0072b2'],
  [0.25, '#7fb3d3'],
  [0.5, '#f7f7f5'],
  [0.75, '#ecac80'],
  [1, '#d55e00'],
];
