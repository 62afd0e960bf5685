import { type Box, boxOfPoints } from './box.ts';

/** An affine map as SVG writes it: `matrix(a b c d e f)`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** The map of a `transform` attribute; functions that plotly never writes (skew) count as no change. */
export function parseTransform(transform: string | null): Matrix {
  let matrix = identity;
  for (const [, name, list] of (transform ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = list!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    matrix = multiply(matrix, transformStep(name!, values));
  }
  return matrix;
}

function transformStep(name: string, values: number[]): Matrix {
  const [first = 0, second, third] = values;
  if (name === 'translate') return [1, 0, 0, 1, first, second ?? 0];
  if (name === 'scale') return [first, 0, 0, second ?? first, 0, 0];
  if (name === 'rotate') return rotation(first, second ?? 0, third ?? 0);
  if (name === 'matrix' && values.length === 6) return values as unknown as Matrix;
  return identity;
}

function rotation(degrees: number, centreX: number, centreY: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turn: Matrix = [cos, sin, -sin, cos, 0, 0];
  return multiply(multiply([1, 0, 0, 1, centreX, centreY], turn), [1, 0, 0, 1, -centreX, -centreY]);
}

/** The upright box around a box after the map. */
export function transformBox(box: Box | null, [a, b, c, d, e, f]: Matrix): Box | null {
  if (!box) return null;
  const corners = [
    [box.x0, box.y0],
    [box.x1, box.y0],
    [box.x0, box.y1],
    [box.x1, box.y1],
  ] as const;
  return boxOfPoints(corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f] as const));
}
