import { expect, test } from 'vitest';
import { createWindow } from '../../../src/figures/static/create-window.ts';
import type { MeasureText } from '../../../src/figures/static/measure-text.ts';

/** Every character is half its font size wide; the font reaches a full size up and none down. */
const measure: MeasureText = (text, { size }) => ({ width: (text.length * size) / 2, ascent: size, descent: 0 });
const { document } = await createWindow(measure);

function svg<E extends SVGGraphicsElement>(inner: string, selector: string): E {
  document.body.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
  return document.querySelector<E>(selector)!;
}
const box = (inner: string, selector = 'text') => {
  const { x, y, width, height } = svg(inner, selector).getBBox();
  return [x, y, width, height];
};

test('a text reaches from its anchor to the left, the middle or the right', () => {
  expect(box('<text x="100" y="50" font-size="20">abcd</text>')).toEqual([100, 30, 40, 20]);
  expect(box('<text x="100" y="50" font-size="20" text-anchor="middle">abcd</text>')).toEqual([80, 30, 40, 20]);
  expect(box('<g text-anchor="end"><text x="100" y="50" style="font-size: 20px">abcd</text></g>')).toEqual([
    60, 30, 40, 20,
  ]);
});

test('lines of a text are anchored one by one', () => {
  const lines = '<tspan x="100" dy="0em">ab</tspan><tspan x="100" dy="1em">abcd</tspan>';
  expect(box(`<text x="100" y="50" font-size="20" text-anchor="end">${lines}</text>`)).toEqual([60, 30, 40, 40]);
});

test('a subscript is smaller and lower, and the text goes on after it', () => {
  const text = 'H<tspan style="font-size:50%" dy="1em">2</tspan><tspan dy="-0.5em">O</tspan>';
  expect(box(`<text x="0" y="50" font-size="20">${text}</text>`)).toEqual([0, 30, 25, 30]);
});

test('a group holds its children where their transforms put them, and no hidden one', () => {
  const inner =
    '<g class="all"><rect x="1" y="1" width="2" height="2" transform="translate(10,0)"/>' +
    '<circle cx="5" cy="5" r="1"/><rect width="99" height="99" style="display:none"/></g>';
  expect(box(inner, 'g.all')).toEqual([4, 1, 9, 5]);
});

test('the place on the page goes through the transforms of all parents', () => {
  const inner = '<g transform="translate(10,20)"><g transform="scale(2)"><path d="M1,1H3V4"/></g></g>';
  const { left, top, right, bottom } = svg(inner, 'path').getBoundingClientRect();
  expect([left, top, right, bottom]).toEqual([12, 22, 16, 28]);
});

test('lines and paths have a length and points along it, also after they change', () => {
  const line = svg<SVGLineElement>('<line x1="0" y1="0" x2="3" y2="4"/>', 'line');
  expect(line.getTotalLength()).toBe(5);
  const path = svg<SVGPathElement>('<path d="M0,0H10"/>', 'path');
  expect(path.getPointAtLength(4)).toEqual({ x: 4, y: 0 });
  path.setAttribute('d', 'M0,0V10');
  expect(path.getPointAtLength(4)).toEqual({ x: 0, y: 4 });
});

test('a canvas keeps the pixels drawn on it', () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2, 1];
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#ff0000';
  pen.fillRect(0, 0, 1, 1);
  expect([...canvas.getContext('2d')!.getImageData(0, 0, 2, 1).data]).toEqual([255, 0, 0, 255, 0, 0, 0, 0]);
  expect(canvas.toDataURL()).toMatch(/^data:image\/png;base64,/);
});
