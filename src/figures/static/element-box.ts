import { type Box, boxOfPoints, unionOfBoxes } from './box.ts';
import { flattenPath } from './flatten-path.ts';
import { parseTransform, transformBox } from './matrix.ts';
import type { MeasureText } from './measure-text.ts';
import { textBox } from './text-box.ts';

const number = (element: Element, attribute: string) => parseFloat(element.getAttribute(attribute) ?? '') || 0;

/** The box of an SVG element in its own coordinates, as `getBBox` gives it in a browser. */
export function elementBox(element: Element, measure: MeasureText): Box | null {
  const at = (attribute: string) => number(element, attribute);
  switch (element.localName) {
    case 'text':
    case 'tspan':
      return textBox(element, measure);
    case 'rect':
    case 'image':
      return { x0: at('x'), y0: at('y'), x1: at('x') + at('width'), y1: at('y') + at('height') };
    case 'circle':
      return { x0: at('cx') - at('r'), y0: at('cy') - at('r'), x1: at('cx') + at('r'), y1: at('cy') + at('r') };
    case 'line':
      return boxOfPoints([
        [at('x1'), at('y1')],
        [at('x2'), at('y2')],
      ]);
    case 'path':
      return boxOfPoints(flattenPath(element.getAttribute('d')).points);
    case 'g':
    case 'svg':
    case 'a':
      return unionOfBoxes([...element.children].filter(isDrawn).map((child) => boxInParent(child, measure)));
    default:
      return null;
  }
}

/** The box of an SVG element on the page: through the transforms of all that hold it. */
export function pageBox(element: Element, measure: MeasureText): Box | null {
  let box = elementBox(element, measure);
  for (let at: Element | null = element; at && at.localName !== 'svg'; at = at.parentElement) {
    box = transformBox(box, parseTransform(at.getAttribute('transform')));
  }
  return box;
}

const boxInParent = (element: Element, measure: MeasureText) =>
  transformBox(elementBox(element, measure), parseTransform(element.getAttribute('transform')));

const isDrawn = (element: Element) => element.localName !== 'defs' && (element as SVGElement).style?.display !== 'none';
