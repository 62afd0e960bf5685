/** A rectangle in pixels, y downwards. */
export interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A label to place: the point it names and the size of its text, in pixels. */
export interface LabelRequest {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlaceLabelsOptions {
  /** Where labels may stand. */
  bounds: Rect;
  /** What labels must not cover: the marks of the points. */
  marks: readonly Rect[];
  /** What labels had better not cover: whiskers and lines. */
  lines?: readonly Rect[];
  /** Whether a label may stand away from its point, at the end of a leader line; true unless stated. */
  leaders?: boolean;
}

/** Where a label goes: the end of its leader line, and the edge or corner of the label that touches it. */
export interface LabelPlace {
  x: number;
  y: number;
  xanchor: 'left' | 'center' | 'right';
  yanchor: 'top' | 'middle' | 'bottom';
  /** Whether it is near enough to do without a leader. */
  near: boolean;
}

/** Distances of a label from its point: beside it, and, with a leader line, further out. */
const near = 9;
const reaches = [near, 22, 36, 52, 72, 96];
/** Directions in the order of preference: right, left, above, below, then between. Degrees, clockwise from the right. */
const directions = [0, 180, 270, 90, 315, 45, 225, 135, 340, 20, 200, 160];
/** What it costs to cross a line, in steps further out. */
const crossing = 4;

/**
 * Places for labels near their points, so that no label covers another label or a mark, and lines as little as
 * possible. The first labels choose first, then all choose once more among the places that are left: the same input
 * gives the same places. A label for which there is no free place gets undefined.
 *
 * @example placeLabels([{ x: 50, y: 50, width: 40, height: 16 }], { bounds, marks: [] }) // [{ x: 59, y: 50, xanchor: 'left' … }]
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  { bounds, marks, lines = [], leaders = true }: PlaceLabelsOptions,
): (LabelPlace | undefined)[] {
  const chosen: (Candidate | undefined)[] = requests.map(() => undefined);
  const candidates = requests.map((request) =>
    (leaders ? reaches : [near])
      .flatMap((reach, step) => directions.map((angle, order) => candidate(request, reach, angle, step + order / 50)))
      .filter(({ rect, request: { x, y }, end }) => {
        const crossed = marks.filter((mark) => !contains(mark, x, y) && meets({ x, y }, end, mark));
        return inside(rect, bounds) && crossed.length === 0 && !marks.some((mark) => overlap(rect, mark));
      })
      .map((place) => ({ ...place, cost: place.cost + crossing * lines.filter((l) => overlap(place.rect, l)).length }))
      .sort((a, b) => a.cost - b.cost),
  );
  for (let round = 0; round < 2; round++) {
    requests.forEach((_, i) => {
      const others = chosen.filter((place, k): place is Candidate => place !== undefined && k !== i);
      chosen[i] = candidates[i]!.find((place) => !others.some((other) => collide(place, other)));
    });
  }
  return chosen.map((place) => place?.place);
}

interface Point {
  x: number;
  y: number;
}

interface Candidate {
  request: LabelRequest;
  place: LabelPlace;
  rect: Rect;
  /** Where the leader meets the label. */
  end: Point;
  cost: number;
}

/** The label moved out in a direction, the side or corner nearest to the point `reach` away from it. */
function candidate(request: LabelRequest, reach: number, angle: number, cost: number): Candidate {
  const { x, y, width, height } = request;
  const [cos, sin] = [Math.cos, Math.sin].map((f) => Number(f((angle / 180) * Math.PI).toFixed(9))) as [number, number];
  const end = { x: x + cos * reach, y: y + sin * reach };
  const [right, down] = [Math.sign(cos), Math.abs(sin) > 0.5 ? Math.sign(sin) : 0];
  const x0 = end.x - ((1 - right) / 2) * width;
  const y0 = end.y - ((1 - down) / 2) * height;
  const xanchor = right > 0 ? 'left' : right < 0 ? 'right' : 'center';
  const yanchor = down > 0 ? 'top' : down < 0 ? 'bottom' : 'middle';
  const rect = { x0, y0, x1: x0 + width, y1: y0 + height };
  return { request, place: { ...end, xanchor, yanchor, near: reach === near }, rect, end, cost };
}

/** Whether two labels overlap, or the leader of one runs through the other. */
const collide = (a: Candidate, b: Candidate) =>
  overlap(a.rect, b.rect) || meets(a.request, a.end, b.rect) || meets(b.request, b.end, a.rect);

const inside = (a: Rect, b: Rect) => a.x0 >= b.x0 && a.y0 >= b.y0 && a.x1 <= b.x1 && a.y1 <= b.y1;

const contains = (rect: Rect, x: number, y: number) => x >= rect.x0 && x <= rect.x1 && y >= rect.y0 && y <= rect.y1;

const overlap = (a: Rect, b: Rect) =>
  Math.min(a.x1, b.x1) > Math.max(a.x0, b.x0) && Math.min(a.y1, b.y1) > Math.max(a.y0, b.y0);

/** Whether the line from one point to another runs through a rectangle. */
function meets(from: Point, to: Point, rect: Rect): boolean {
  const steps = 16;
  return Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps).some((t) =>
    contains(rect, from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)),
  );
}
