/**
 * The points that no other beats: none costs as little and gives as much, and is better in one of the two. From the
 * cheapest up; of points alike in both, all are kept.
 *
 * @example paretoFrontier([{ cost: 1, gain: 5 }, { cost: 2, gain: 4 }, { cost: 3, gain: 6 }]) // the first and the third
 */
export function paretoFrontier<Point extends { cost: number; gain: number }>(points: readonly Point[]): Point[] {
  const beats = (a: Point, b: Point) => a.cost <= b.cost && a.gain >= b.gain && (a.cost < b.cost || a.gain > b.gain);
  return points.filter((point) => !points.some((other) => beats(other, point))).sort((a, b) => a.cost - b.cost);
}
