import { type Box, unionOfBoxes } from './box.ts';
import type { MeasureText, TextStyle } from './measure-text.ts';

/** Nearest value of a property up the tree, as CSS inherits it; an SVG attribute of the same name counts as well. */
function inherited(element: Element, property: string): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = (at as SVGElement).style?.getPropertyValue(property) || at.getAttribute(property);
    if (value) return value;
  }
  return '';
}

function fontSize(element: Element | null): number {
  if (!element) return 12;
  const value = (element as SVGElement).style?.getPropertyValue('font-size') || element.getAttribute('font-size');
  if (!value) return fontSize(element.parentElement);
  if (value.endsWith('%')) return (parseFloat(value) / 100) * fontSize(element.parentElement);
  if (value.endsWith('em')) return parseFloat(value) * fontSize(element.parentElement);
  return parseFloat(value);
}

const textStyle = (element: Element): TextStyle => ({
  style: inherited(element, 'font-style') || 'normal',
  weight: inherited(element, 'font-weight') || 'normal',
  size: fontSize(element),
});

/** A length attribute in pixels, or null where there is none. */
function length(element: Element, attribute: string): number | null {
  const value = element.getAttribute(attribute);
  if (value === null) return null;
  return value.endsWith('em') ? parseFloat(value) * fontSize(element) : parseFloat(value);
}

/**
 * The box of a `<text>` or `<tspan>`, which jsdom cannot tell. Text advances run by run; a new `x` starts a chunk, and
 * each chunk is placed by the `text-anchor` in force where it started.
 */
export function textBox(root: Element, measure: MeasureText): Box | null {
  const placed: Box[] = [];
  let chunk: Box[] = [];
  let anchor = inherited(root, 'text-anchor');
  let x = 0;
  let y = 0;

  const closeChunk = () => {
    const extent = unionOfBoxes(chunk);
    if (!extent) return;
    const width = extent.x1 - extent.x0;
    const shift = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
    for (const box of chunk) placed.push({ ...box, x0: box.x0 + shift, x1: box.x1 + shift });
    chunk = [];
  };

  const walk = (element: Element) => {
    const startX = length(element, 'x');
    if (startX !== null) {
      closeChunk();
      x = startX;
      anchor = inherited(element, 'text-anchor');
    }
    y = length(element, 'y') ?? y;
    x += length(element, 'dx') ?? 0;
    y += length(element, 'dy') ?? 0;
    for (const child of element.childNodes) {
      if (child.nodeType === 1) walk(child as Element);
      const text = child.nodeType === 3 ? child.nodeValue!.replace(/\s+/g, ' ') : '';
      if (!text) continue;
      const { width, ascent, descent } = measure(text, textStyle(element));
      chunk.push({ x0: x, x1: x + width, y0: y - ascent, y1: y + descent });
      x += width;
    }
  };

  walk(root);
  closeChunk();
  return unionOfBoxes(placed);
}
