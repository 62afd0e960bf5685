import { expect, test } from 'vitest';
import { paretoFrontier } from '../../src/figures/pareto-frontier.ts';
import { placeLabels } from '../../src/figures/place-labels.ts';

const bounds = { x0: 0, y0: 0, x1: 400, y1: 300 };
const size = { width: 60, height: 16 };
const around = ({ x, y }: { x: number; y: number }) => ({ x0: x - 6, y0: y - 6, x1: x + 6, y1: y + 6 });

function rectOf(place: { x: number; y: number; xanchor: string; yanchor: string }) {
  const x0 = place.x - { left: 0, center: 0.5, right: 1 }[place.xanchor]! * size.width;
  const y0 = place.y - { top: 0, middle: 0.5, bottom: 1 }[place.yanchor]! * size.height;
  return { x0, y0, x1: x0 + size.width, y1: y0 + size.height };
}
const apart = (a: ReturnType<typeof rectOf>, b: ReturnType<typeof rectOf>) =>
  a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;

test('a lone label stands to the right of its point, and to the left at the right edge', () => {
  const place = (x: number) => placeLabels([{ x, y: 100, ...size }], { bounds, marks: [] })[0];
  expect(place(100)).toEqual({ x: 109, y: 100, xanchor: 'left', yanchor: 'middle', near: true });
  expect(place(390)).toEqual({ x: 381, y: 100, xanchor: 'right', yanchor: 'middle', near: true });
});

test('labels of a cluster cover neither each other nor a mark, and stay inside', () => {
  const points = Array.from({ length: 8 }, (_, i) => ({ x: 180 + 24 * (i % 3), y: 130 + 22 * Math.floor(i / 3) }));
  const requests = points.map((point) => ({ ...point, ...size }));
  const places = placeLabels(requests, { bounds, marks: points.map(around) });
  const rects = places.map((place) => rectOf(place!));
  rects.forEach((rect, i) => {
    for (const other of [...rects.slice(i + 1), ...points.map(around)]) expect(apart(rect, other)).toBe(true);
    expect(rect.x0 >= 0 && rect.y0 >= 0 && rect.x1 <= 400 && rect.y1 <= 300).toBe(true);
  });
  expect(placeLabels(requests, { bounds, marks: points.map(around) })).toEqual(places);
});

test('a label keeps clear of a line where it can', () => {
  const whisker = { x0: 118, y0: 0, x1: 121, y1: 300 };
  const [place] = placeLabels([{ x: 100, y: 100, ...size }], { bounds, marks: [], lines: [whisker] });
  expect(place!.xanchor).toBe('right');
});

test('a label without a free place is left out', () => {
  const wall = { x0: 0, y0: 0, x1: 400, y1: 300 };
  expect(placeLabels([{ x: 100, y: 100, ...size }], { bounds, marks: [wall] })).toEqual([undefined]);
});

test('a label without leave for a leader stays near or is left out', () => {
  const points = Array.from({ length: 12 }, () => ({ x: 200, y: 150 }));
  const requests = points.map((point) => ({ ...point, ...size }));
  const places = placeLabels(requests, { bounds, marks: points.map(around), leaders: false });
  expect(places.filter((place) => place && !place.near)).toEqual([]);
  expect(places).toContain(undefined);
});

test('the frontier holds what nothing beats, from the cheapest up', () => {
  const [a, b, c] = [
    { cost: 3, gain: 6 },
    { cost: 2, gain: 4 },
    { cost: 1, gain: 5 },
  ] as const;
  expect(paretoFrontier([a, b, c])).toEqual([c, a]);
  expect(paretoFrontier([a, { ...a }])).toHaveLength(2);
  expect(paretoFrontier([a, { ...a, cost: 4 }])).toEqual([a]);
});
