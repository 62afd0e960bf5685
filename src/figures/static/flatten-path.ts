import { parsePath } from './parse-path.ts';

type Point = readonly [x: number, y: number];

/** A path as straight pieces. `lengths[i]` is the way along the path to `points[i]`; a jump (M) adds no length. */
export interface Polyline {
  points: Point[];
  lengths: number[];
}

/** Straight pieces per curve: the error is far below a pixel at the sizes plotly draws. */
const pieces = 32;

/** The straight pieces of an SVG path's `d`. jsdom has no path geometry; arrows, contour labels and violins need it. */
export function flattenPath(d: string | null): Polyline {
  const points: Point[] = [];
  const lengths: number[] = [];
  let at: Point = [0, 0];
  let length = 0;
  for (const { command, values } of parsePath(d)) {
    const from = at;
    const steps = command === 'M' || command === 'L' ? [values as unknown as Point] : curve(command, from, values);
    for (const point of steps) {
      if (command !== 'M') length += Math.hypot(point[0] - at[0], point[1] - at[1]);
      points.push(point);
      lengths.push(length);
      at = point;
    }
  }
  return { points, lengths };
}

/** The point that lies `distance` along a polyline; beyond either end, that end. */
export function pointAlong({ points, lengths }: Polyline, distance: number): { x: number; y: number } {
  if (points.length === 0) return { x: 0, y: 0 };
  const target = Math.max(0, Math.min(lengths.at(-1)!, distance));
  let i = lengths.findIndex((length) => length >= target);
  if (i < 0) i = points.length - 1;
  const [x1, y1] = points[i]!;
  if (i === 0) return { x: x1, y: y1 };
  const [x0, y0] = points[i - 1]!;
  const t = (target - lengths[i - 1]!) / (lengths[i]! - lengths[i - 1]! || 1);
  return { x: x0 + t * (x1 - x0), y: y0 + t * (y1 - y0) };
}

function curve(command: 'Q' | 'C' | 'A', from: Point, values: number[]): Point[] {
  const at = command === 'A' ? arc(from, values) : bezier([...from, ...values]);
  return Array.from({ length: pieces }, (_, i) => at((i + 1) / pieces));
}

/** De Casteljau: halve the list of control points until one is left. */
function bezier(values: number[]): (t: number) => Point {
  const controls = Array.from({ length: values.length / 2 }, (_, i): Point => [values[2 * i]!, values[2 * i + 1]!]);
  return (t) => {
    let points = controls;
    while (points.length > 1) {
      points = points.slice(1).map((p, i): Point => {
        const q = points[i]!;
        return [q[0] + t * (p[0] - q[0]), q[1] + t * (p[1] - q[1])];
      });
    }
    return points[0]!;
  };
}

/** From two ends to centre and angles: SVG 1.1, appendix F.6.5 and F.6.6. */
function arc([x0, y0]: Point, values: number[]): (t: number) => Point {
  let [rx, ry] = [Math.abs(values[0]!), Math.abs(values[1]!)];
  const [turn, large, sweep, x1, y1] = values.slice(2) as [number, number, number, number, number];
  if (rx === 0 || ry === 0) return (t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
  const cos = Math.cos((turn * Math.PI) / 180);
  const sin = Math.sin((turn * Math.PI) / 180);
  const dx = (cos * (x0 - x1) + sin * (y0 - y1)) / 2;
  const dy = (-sin * (x0 - x1) + cos * (y0 - y1)) / 2;
  const stretch = Math.sqrt(Math.max(1, (dx / rx) ** 2 + (dy / ry) ** 2));
  rx *= stretch;
  ry *= stretch;
  const across = (rx * dy) ** 2 + (ry * dx) ** 2;
  const k = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, (rx * ry) ** 2 - across) / (across || 1));
  const cx = (k * rx * dy) / ry;
  const cy = (-k * ry * dx) / rx;
  const first = Math.atan2((dy - cy) / ry, (dx - cx) / rx);
  let span = Math.atan2((-dy - cy) / ry, (-dx - cx) / rx) - first;
  if (sweep && span < 0) span += 2 * Math.PI;
  if (!sweep && span > 0) span -= 2 * Math.PI;
  return (t) => {
    const u = cx + rx * Math.cos(first + t * span);
    const v = cy + ry * Math.sin(first + t * span);
    return [cos * u - sin * v + (x0 + x1) / 2, sin * u + cos * v + (y0 + y1) / 2];
  };
}
