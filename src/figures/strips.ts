import { assertSome } from './assert-some.ts';
import type { Figure, Trace } from './figure.ts';
import { formatValue, isThere } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { panelGrid } from './panel-grid.ts';
import { seriesStyles } from './series-styles.ts';
import { ink, themed } from './theme.ts';
import { type MaybeInterval, whiskers } from './whiskers.ts';

/** The values of one series in one group: a point each. */
export interface Strip {
  /** Where it stands: strips of one group stand side by side. */
  group: string;
  /** Sets its colour: for example the method. */
  name: string;
  values: ArrayLike<number>;
  /** What each point is, for hovering: for example the patient. */
  texts?: readonly string[];
  /** A mean or median with its interval, drawn as a bar with a whisker beside the points. */
  summary?: MaybeInterval;
}

export interface StripsOptions {
  title: string;
  subtitle?: string;
  valueTitle: string;
  groupTitle?: string;
  range?: readonly [number, number];
  height?: number;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/** Share of a group's width that its strips take, and that one strip's points take of its own. */
const spread = { group: 0.7, strip: 0.66 };

/**
 * Every value as a point, in strips by group and series, with its summary beside it: what a box would hide of a few
 * patients, it shows. Points are moved sideways where they would cover each other, always in the same way.
 *
 * @throws RangeError when there is no value at all
 * @example
 * stripsFigure([{ group: 'diagnosis', name: 'MMIL', values: [0.95, 0.97, 0.91] }], { title: 'AUROC by patient', valueTitle: 'AUROC' })
 */
export function stripsFigure(
  strips: readonly Strip[],
  { title, subtitle, valueTitle, groupTitle, range, height = 400, mark }: StripsOptions,
): Figure {
  assertSome(
    strips.flatMap(({ values }) => Array.from(values)),
    'values',
  );
  const groups = [...new Set(strips.map(({ group }) => group))];
  const names = [...new Set(strips.map(({ name }) => name))];
  const styles = seriesStyles(names);
  const step = spread.group / names.length;
  const centre = ({ group, name }: Strip): number =>
    groups.indexOf(group) - spread.group / 2 + (names.indexOf(name) + 0.5) * step;
  const all = strips.flatMap(({ values }) => Array.from(values).filter(isThere));
  const [least, most] = range ?? [Math.min(...all), Math.max(...all)];
  const near = (most - least || 1) / (height / 9); // values whose points touch
  const { axes, layout } = panelGrid(
    [
      {
        x: {
          ...(groupTitle === undefined ? {} : { title: groupTitle }),
          range: [-0.5, groups.length - 0.5],
          ticks: groups.map((_, k) => k),
          tickTexts: groups,
        },
        y: { title: valueTitle, ...(range ? { range } : {}) },
      },
    ],
    { top: (subtitle === undefined ? 72 : 96) + (names.length > 1 ? 34 : 0), height },
  );
  const shown = new Set<string>();
  const data = strips.flatMap((strip): Trace[] => {
    const { name, group, values, texts, summary } = strip;
    const { color, symbol } = styles.get(name)!;
    const middle = centre(strip) + (summary ? 0.12 * step : 0);
    const beside = centre(strip) - 0.3 * step;
    const showlegend = names.length > 1 && !shown.has(name);
    shown.add(name);
    const y = Array.from(values, (value) => (isThere(value) ? value : null));
    const aside = offsets(y, near).map(
      (slot) => middle + (Math.max(-1, Math.min(1, slot / 4)) * (spread.strip * step)) / 2,
    );
    const points: Trace = {
      type: 'scatter',
      mode: 'markers',
      name: label(name),
      legendgroup: name,
      showlegend,
      ...axes(0),
      x: aside,
      y,
      text: y.map((_, i) => [fullLabel(group), ...(texts ? [fullLabel(texts[i]!)] : [])].join(', ')),
      marker: { color, symbol, size: 7, opacity: 0.65 },
      hoverinfo: 'text',
      hovertext: y.map((value, i) =>
        [
          `<b>${fullLabel(name)}</b>, ${fullLabel(group)}`,
          ...(texts ? [fullLabel(texts[i]!)] : []),
          formatValue(value, 3),
        ].join('<br>'),
      ),
    };
    if (!summary || !isThere(summary.estimate)) return [points];
    const bar: Trace = {
      type: 'scatter',
      mode: 'markers',
      name: `${label(name)}, summary`,
      legendgroup: name,
      showlegend: false,
      ...axes(0),
      x: [beside],
      y: [summary.estimate],
      text: [fullLabel(group)],
      error_y: { ...whiskers([summary]), color: ink.text, thickness: 1.8, width: 0 },
      marker: { color: ink.text, symbol: 'line-ew', size: 9, line: { color: ink.text, width: 2.5 } },
      hoverinfo: 'text',
      hovertext: [`<b>${fullLabel(name)}</b>, ${fullLabel(group)}<br>${formatValue(summary.estimate, 3)}`],
    };
    return [points, bar];
  });
  const figure: Figure = {
    data,
    layout: themed({
      title: heading(title, subtitle),
      hovermode: 'closest',
      showlegend: names.length > 1,
      legend: { orientation: 'h', x: 0, xanchor: 'left', xref: 'paper', y: 1.015, yanchor: 'bottom', yref: 'paper' },
      ...layout,
      meta: { names: { x: Object.fromEntries(groups.map((group, k) => [k, group])) } },
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** Sideways places of points, 0 in the middle, so that those nearer than `near` in value do not share one. */
function offsets(values: readonly (number | null)[], near: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const slots = values.map(() => 0);
  const last = new Map<number, number>();
  for (const i of order) {
    const value = values[i] ?? 0;
    // 0, 1, -1, 2, -2, … the first whose last point is far enough below
    for (let k = 0; ; k++) {
      const slot = k % 2 ? (k + 1) / 2 : -k / 2;
      if (k < 9 && value - (last.get(slot) ?? -Infinity) < near) continue;
      slots[i] = slot;
      last.set(slot, value);
      break;
    }
  }
  return slots;
}
