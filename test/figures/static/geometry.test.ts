import { describe, expect, test } from 'vitest';
import { flattenPath, pointAlong } from '../../../src/figures/static/flatten-path.ts';
import { parseTransform, transformBox } from '../../../src/figures/static/matrix.ts';
import { parsePath } from '../../../src/figures/static/parse-path.ts';

const lengthOf = (d: string) => flattenPath(d).lengths.at(-1)!;

describe('parsePath', () => {
  test('makes coordinates absolute and H, V and Z lines', () => {
    expect(parsePath('m1,1h2v3z').map(({ values }) => values)).toEqual([
      [1, 1],
      [3, 1],
      [3, 4],
      [1, 1],
    ]);
  });

  test('takes further pairs after M as lines', () => {
    expect(parsePath('M0,0 1,0 1,1').map(({ command }) => command)).toEqual(['M', 'L', 'L']);
  });

  test('mirrors the last control point for S and T', () => {
    expect(parsePath('M0,0C0,1 1,1 1,0S2,-1 2,0')[2]).toEqual({ command: 'C', values: [1, -1, 2, -1, 2, 0] });
    expect(parsePath('M0,0Q1,1 2,0T4,0')[2]).toEqual({ command: 'Q', values: [3, -1, 4, 0] });
  });

  test('reads numbers as plotly writes them', () => {
    expect(parsePath('M-1.5.5L1e-3-2').map(({ values }) => values)).toEqual([
      [-1.5, 0.5],
      [0.001, -2],
    ]);
  });
});

describe('flattenPath', () => {
  test('measures lines exactly, and jumps not at all', () => {
    expect(lengthOf('M0,0H3V4')).toBe(7);
    expect(lengthOf('M0,0H3M100,100v2')).toBe(5);
  });

  test('measures a circle of arcs within 0.1 %', () => {
    const length = lengthOf('M5,0A5,5 0 1,1 0,-5A5,5 0 0,1 5,0Z');
    expect(Math.abs(length / (10 * Math.PI) - 1)).toBeLessThan(0.001);
  });

  test('goes through the middle of a cubic', () => {
    const { points } = flattenPath('M0,0C0,2 4,2 4,0');
    expect(points).toContainEqual([2, 1.5]);
  });

  test('draws a far too small arc as the half circle that fits', () => {
    expect(lengthOf('M0,0A1,1 0 0,1 10,0') / (5 * Math.PI)).toBeCloseTo(1, 3);
  });
});

describe('pointAlong', () => {
  test('walks along the pieces and stops at the ends', () => {
    const path = flattenPath('M0,0H3V4');
    expect(pointAlong(path, 5)).toEqual({ x: 3, y: 2 });
    expect(pointAlong(path, -1)).toEqual({ x: 0, y: 0 });
    expect(pointAlong(path, 99)).toEqual({ x: 3, y: 4 });
  });
});

describe('transformBox', () => {
  const unit = { x0: 0, y0: 0, x1: 2, y1: 1 };

  test('applies transforms from right to left, as SVG does', () => {
    expect(transformBox(unit, parseTransform('translate(10,20) scale(2)'))).toEqual({ x0: 10, y0: 20, x1: 14, y1: 22 });
  });

  test('turns around a centre', () => {
    const box = transformBox(unit, parseTransform('rotate(90, 0, 0)'))!;
    expect(box.x0).toBeCloseTo(-1, 12);
    expect(box.y1).toBeCloseTo(2, 12);
  });
});
