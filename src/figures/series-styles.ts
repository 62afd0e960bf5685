import { palette } from './palette.ts';

/** How the marks of one series look: a colour and, for readers and printers without colour, a dash and a marker shape. */
export interface SeriesStyle {
  color: string;
  dash: string;
  symbol: string;
}

const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', '8px 2px 2px 2px 2px 2px'];
const symbols = ['circle', 'square', 'diamond', 'triangle-up', 'star', 'hexagon', 'triangle-down', 'cross'];

/** An arm of a comparison looks the same in every figure, whichever others stand beside it. */
const slots = ['MMIL', 'naive', 'oracle'];

/**
 * A colour, a dash and a marker shape for each series. The arms of a comparison (MMIL, naive, oracle) have fixed ones;
 * others take the next in the order they come, and beyond eight the colours come round again with another dash and shape.
 *
 * @example seriesStyles(['oracle']).get('oracle') // { color: '#009e73', dash: 'dot', symbol: 'diamond' }
 */
export function seriesStyles(names: Iterable<string>): Map<string, SeriesStyle> {
  const all = [...new Set(names)];
  const hasArms = all.some((name) => slots.includes(name));
  const others = all.filter((name) => !slots.includes(name));
  return new Map([...(hasArms ? slots : []), ...others].map((name, slot) => [name, styleOf(slot)]));
}

function styleOf(slot: number): SeriesStyle {
  const round = Math.floor(slot / palette.length);
  return {
    color: palette[slot % palette.length]!,
    dash: dashes[(slot + round) % dashes.length]!,
    symbol: symbols[(slot + round) % symbols.length]!,
  };
}
