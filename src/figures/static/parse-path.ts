/** One step of a path in absolute coordinates, reduced to five commands. */
export interface PathSegment {
  command: 'M' | 'L' | 'Q' | 'C' | 'A';
  /** As in SVG: `x y` for M and L, control points and end for Q and C, `rx ry turn large sweep x y` for A. */
  values: number[];
}

const arity: Record<string, number> = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7 };

/**
 * The steps of an SVG path's `d`: relative coordinates made absolute, H and V turned into L, S into C, T into Q, and a
 * closing Z into the line back to the start.
 *
 * @example parsePath('M1,1h2z').length // 3
 */
export function parsePath(d: string | null): PathSegment[] {
  const segments: PathSegment[] = [];
  const at = { x: 0, y: 0 };
  const start = { x: 0, y: 0 };
  // The last control point, which S and T mirror.
  const control = { x: 0, y: 0, of: '' };

  const add = (command: PathSegment['command'], values: number[]) => {
    segments.push({ command, values });
    [at.x, at.y] = values.slice(-2) as [number, number];
    if (command === 'C' || command === 'Q') [control.x, control.y] = values.slice(-4, -2) as [number, number];
    control.of = command;
  };
  const mirrored = (of: string) => (control.of === of ? [2 * at.x - control.x, 2 * at.y - control.y] : [at.x, at.y]);

  // Any letter but e, which belongs to a number: 1e-7.
  for (const [, letter, list] of (d ?? '').matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const command = letter!.toUpperCase();
    if (command === 'Z') {
      add('L', [start.x, start.y]);
      continue;
    }
    const step = arity[command];
    if (!step) continue;
    const numbers = (list!.match(/[-+]?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    for (let i = 0; i + step <= numbers.length; i += step) {
      const own = numbers.slice(i, i + step);
      const values = letter === command ? own : absolute(command, own, at);
      if (command === 'H') add('L', [values[0]!, at.y]);
      else if (command === 'V') add('L', [at.x, values[0]!]);
      else if (command === 'S') add('C', [...mirrored('C'), ...values]);
      else if (command === 'T') add('Q', [...mirrored('Q'), ...values]);
      else if (command === 'M' && i === 0) {
        add('M', values);
        [start.x, start.y] = values as [number, number];
      } else add(command === 'M' ? 'L' : (command as 'L' | 'Q' | 'C' | 'A'), values);
    }
  }
  return segments;
}

function absolute(command: string, values: number[], at: { x: number; y: number }): number[] {
  if (command === 'H') return [values[0]! + at.x];
  if (command === 'V') return [values[0]! + at.y];
  const first = command === 'A' ? 5 : 0;
  return values.map((value, i) => (i < first ? value : value + ((i - first) % 2 ? at.y : at.x)));
}
