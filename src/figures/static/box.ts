/** A rectangle by its edges. `null` stands for the box of nothing, which adds nothing to a union. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The smallest box around points. */
export function boxOfPoints(points: Iterable<readonly [number, number]>): Box | null {
  let box: Box | null = null;
  for (const [x, y] of points) {
    if (!box) box = { x0: x, y0: y, x1: x, y1: y };
    else {
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x);
      box.y1 = Math.max(box.y1, y);
    }
  }
  return box;
}

/** The smallest box around boxes. */
export function unionOfBoxes(boxes: Iterable<Box | null>): Box | null {
  return boxOfPoints(corners(boxes));
}

function* corners(boxes: Iterable<Box | null>): Generator<[number, number]> {
  for (const box of boxes) {
    if (!box) continue;
    yield [box.x0, box.y0];
    yield [box.x1, box.y1];
  }
}

/** A box as the DOM hands it out; the box of nothing is empty and at the origin, as in a browser. */
export function toRect(box: Box | null) {
  const { x0, y0, x1, y1 } = box ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
  return { x: x0, y: y0, left: x0, top: y0, right: x1, bottom: y1, width: x1 - x0, height: y1 - y0 };
}
