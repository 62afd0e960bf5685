/** Where a model leads in a triangle of weights. */
export interface LeadPolygon {
  /** Corners of the region in order round it, each as three weights of sum 1; none where the model leads nowhere. */
  corners: [number, number, number][];
  /** Its share of the triangle's area. */
  share: number;
}

/**
 * The part of a triangle of weights in which a model has the highest value, exactly: the triangle cut by one straight
 * line per rival.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param values what each model gets at the three corners of the triangle, `values[model][corner]`; in between it is
 * their weighted mean
 * @param model position of the model
 * @example
 * leadPolygon([[1, 0, 0], [0.5, 0.5, 0.5]], 0).share; // 0.25: the corner in which the first weight is above 1/2
 */
export function leadPolygon(values: readonly (readonly number[])[], model: number): LeadPolygon {
  type Point = [number, number, number];
  let polygon: Point[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  values.forEach((rival, other) => {
    if (other === model) return;
    const lead = (at: Point): number => at.reduce((sum, w, k) => sum + w * (values[model]![k]! - rival[k]!), 0);
    polygon = polygon.flatMap((from, k): Point[] => {
      const to = polygon[(k + 1) % polygon.length]!;
      const [a, b] = [lead(from), lead(to)];
      const kept: Point[] = a >= -1e-12 ? [from] : [];
      if ((a > 1e-12 && b < -1e-12) || (a < -1e-12 && b > 1e-12)) {
        const at = a / (a - b);
        kept.push(from.map((w, c) => w + at * (to[c]! - w)) as Point);
      }
      return kept;
    });
  });
  // Shoelace in the first two weights, in which the triangle has area 1/2.
  const share = polygon.reduce((sum, [x, y], k) => {
    const [nextX, nextY] = polygon[(k + 1) % polygon.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(share) > 1e-12 ? { corners: polygon, share: Math.abs(share) } : { corners: [], share: 0 };
}
