import type { Value } from '../../leaderboard/benchmark-values.ts';
import type { CategoryTally } from '../../leaderboard/category-tally.ts';
import type { WeightUnit } from '../../leaderboard/weighted-values.ts';
import type { Pen } from '../blank-canvas.ts';
import type { whatIfTools } from './what-if-weights.ts';

/** What the page of the weights carries; models in the published order. */
export interface WhatIfData {
  suites: {
    models: string[];
    categories: { name: string; n: number }[];
    /** Position of each benchmark's category. */
    positions: number[];
    /** `values[model][benchmark]`; null where there is none. */
    values: Record<Value, (number | null)[][]>;
    /** Benchmarks of each resample. */
    resamples: number[][];
  }[];
}

/** Weighs, ranks and draws at every move. Runs in the page, so it calls nothing but its tools. */
export function drawWhatIf({ suites }: WhatIfData, tools: typeof whatIfTools): void {
  const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
  const chosen = (id: string): string => element<HTMLSelectElement>(id).value;
  const choose = (id: string, value: string): void => void (element<HTMLSelectElement>(id).value = value);
  const colors = ['#0072b2', '#d55e00', '#009e73', '#a8447e', '#6b4a0c', '#5b3f8c', '#4a9bd1', '#1c4f2d'];
  const colorOf = (m: number): string => colors[m % colors.length]!;
  const ink = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const categories = suites[0]!.categories.length;
  const sliders = Array.from({ length: categories }, (_, c) => element<HTMLInputElement>(`weight-${c}`));

  interface Prepared {
    tally: CategoryTally;
    drawn: CategoryTally[];
    means: number[][];
    published: number[];
    leads: number[];
  }
  const known = new Map<string, Prepared>();
  const prepare = (s: number, value: Value): Prepared => {
    const key = `${s} ${value}`;
    const earlier = known.get(key);
    if (earlier) return earlier;
    const { values, positions, resamples } = suites[s]!;
    const numbers = values[value].map((row) => row.map((x) => x ?? Number.NaN));
    const tally = tools.categoryTally(numbers, positions, categories);
    const means = tools.tallyMeans(tally);
    const prepared = {
      tally,
      drawn: resamples.map((picked) => tools.categoryTally(numbers, positions, categories, picked)),
      means,
      published: tools.weightedValues(tally, new Array<number>(categories).fill(1), 'benchmark'),
      leads: means.map((_, m) => tools.leadShare(means, m)),
    };
    known.set(key, prepared);
    return prepared;
  };

  const blank = (id: string): Pen =>
    Object.assign(tools.blankCanvas(id, '12px sans-serif'), { textBaseline: 'middle' } as const);

  const drawSlope = (models: readonly string[], before: readonly number[], now: readonly number[]): void => {
    const context = blank('slope');
    const step = (context.h - 20) / models.length;
    // Tied models stand one below the other.
    const rows = (ranks: readonly number[]): number[] =>
      ranks.map((rank, m) => rank - 1 + ranks.filter((other, k) => other === rank && k < m).length);
    const [from, to] = [rows(before), rows(now)];
    const y = (row: number): number => 14 + (row + 0.5) * step;
    const [left, right] = [196, 330];
    models.forEach((name, m) => {
      context.strokeStyle = colorOf(m);
      context.fillStyle = colorOf(m);
      context.lineWidth = now[m] === before[m] ? 1.5 : 3;
      context.beginPath();
      context.moveTo(left, y(from[m]!));
      context.lineTo(right, y(to[m]!));
      context.stroke();
      for (const [x, row] of [
        [left, from[m]!],
        [right, to[m]!],
      ] as const) {
        context.beginPath();
        context.arc(x, y(row), 9, 0, 7);
        context.fill();
      }
      context.fillStyle = ink('--text');
      context.textAlign = 'right';
      context.fillText(name, left - 15, y(from[m]!), 178);
      context.textAlign = 'center';
      context.fillStyle = '#fff';
      context.fillText(String(before[m]), left, y(from[m]!));
      context.fillText(String(now[m]), right, y(to[m]!));
    });
    context.textAlign = 'left';
  };

  const drawTriangle = (means: readonly (readonly number[])[], shares: readonly number[], s: number): void => {
    const { models } = suites[s]!;
    const kept = [Number(chosen('keep-0')), Number(chosen('keep-1'))].slice(0, categories - 3);
    const vary = shares
      .map((_, c) => c)
      .filter((c) => !kept.includes(c))
      .slice(0, 3);
    const context = blank('triangle');
    const free = vary.reduce((sum, c) => sum + shares[c]!, 0);
    if (free < 1e-9) {
      element('regions').textContent = 'The kept categories have all the weight: nothing is left to vary.';
      return;
    }
    const corners = tools.sliceCorners(means, shares, vary);
    const edge = 250;
    const [x0, y0] = [(context.w - edge) / 2, context.h - 42];
    const pixel = ([first, , third]: readonly number[]): [number, number] => [
      x0 + edge * (third! + first! / 2),
      y0 - edge * first! * 0.866,
    ];
    const regions = models.map((_, m) => tools.leadPolygon(corners, m));
    const paths = regions.map((region) => {
      const path = new Path2D();
      region.corners.forEach((corner) => path.lineTo(...pixel(corner)));
      path.closePath();
      return path;
    });
    context.strokeStyle = ink('--ground');
    context.lineWidth = 1.5;
    context.textAlign = 'center';
    regions.forEach(({ corners: outline, share }, m) => {
      if (outline.length === 0) return;
      context.fillStyle = colorOf(m);
      context.globalAlpha = 0.55;
      context.fill(paths[m]!);
      context.globalAlpha = 1;
      context.stroke(paths[m]!);
      if (share < 0.01) return;
      const [x, y] = pixel([0, 1, 2].map((k) => outline.reduce((sum, corner) => sum + corner[k]! / outline.length, 0)));
      context.fillStyle = ink('--text');
      context.font = 'bold 13px sans-serif';
      context.fillText(String(m + 1), x, y);
    });
    const [x, y] = pixel(vary.map((c) => shares[c]! / free));
    context.fillStyle = ink('--text');
    context.strokeStyle = ink('--ground');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, 6, 0, 7);
    context.fill();
    context.stroke();
    context.font = '12px sans-serif';
    const name = (k: number): string => suites[s]!.categories[vary[k]!]!.name;
    context.fillStyle = ink('--text');
    context.fillText(name(0), context.w / 2, y0 - edge * 0.866 - 12);
    context.textAlign = 'left';
    context.fillText(name(1), 4, y0 + 14, 200);
    context.textAlign = 'right';
    context.fillText(name(2), context.w - 4, y0 + 32, 200);
    const keptText = kept
      .filter((c, k) => kept.indexOf(c) === k)
      .map((c) => `${suites[s]!.categories[c]!.name} ${percent(shares[c]!)}`);
    const led = regions.map(({ share }, m) => ({ share, m })).filter(({ share }) => share > 0);
    element('regions').textContent =
      `Kept: ${keptText.join(', ') || 'none'}. First in the triangle: ` +
      led
        .sort((a, b) => b.share - a.share)
        .map(({ share, m }) => `${m + 1} ${models[m]} ${percent(share)}`)
        .join(', ') +
      '. The dot: these weights.';
  };

  const draw = (): void => {
    const s = Number(chosen('suite'));
    const unit = chosen('unit') as WeightUnit;
    const value = chosen('value') as Value;
    const suite = suites[s]!;
    const weights = sliders.map((slider) => Number(slider.value));
    const parts = weights.map((weight, c) => weight * (unit === 'benchmark' ? suite.categories[c]!.n : 1));
    const total = parts.reduce((sum, part) => sum + part, 0);
    const shares = parts.map((part) => part / total);
    weights.forEach((weight, c) => {
      element(`size-${c}`).textContent = `(${suite.categories[c]!.n} benchmarks)`;
      element(`weight-${c}-value`).textContent = `${weight.toFixed(2)} = ${total > 0 ? percent(shares[c]!) : '–'}`;
    });
    const body = element('rows').querySelector('tbody')!;
    if (total === 0) {
      element('said').textContent = 'All weights are 0, so that nothing counts: give one category more.';
      for (const id of ['slope', 'triangle']) blank(id);
      element('regions').textContent = '';
      body.innerHTML = '';
      return;
    }
    const { tally, drawn, means, published, leads } = prepare(s, value);
    const values = tools.weightedValues(tally, weights, unit);
    const [now, before] = [tools.places(values), tools.places(published)];
    const draws = drawn.map((replicate) => tools.weightedValues(replicate, weights, unit));
    const leader = now.indexOf(1);
    const asPublished = unit === 'benchmark' && weights.every((weight) => weight === weights[0]);
    element('said').textContent = asPublished
      ? 'The published weights: every benchmark counts the same.'
      : `${suite.models[leader]} is first; with the published weights its place is ${before[leader]}. ${now.every((rank, m) => rank === before[m]) ? 'The published order stands.' : `${now.filter((rank, m) => rank !== before[m]).length} of ${now.length} models have another place.`}`;
    const counted = suite.positions.filter((c) => weights[c]! > 0).length;
    element('counted').textContent = `${counted} of ${suite.positions.length} benchmarks count`;
    const order = values.map((_, m) => m).sort((a, b) => now[a]! - now[b]! || a - b);
    body.innerHTML = order
      .map((m) => {
        const [lower, upper] = tools.centralInterval(
          draws.map((draw) => draw[m]!),
          0.95,
        );
        const move = before[m]! - now[m]!;
        const lead = leads[m]!;
        const often =
          lead === 0 ? 'never' : lead < 0.0005 ? `${(1e6 * lead).toPrecision(2)} in a million` : percent(lead);
        const cells = [
          now[m],
          values[m]!.toFixed(3),
          `${lower.toFixed(3)} to ${upper.toFixed(3)}`,
          before[m],
          published[m]!.toFixed(3),
          move === 0 ? '–' : `${move > 0 ? '▲' : '▼'} ${Math.abs(move)}`,
          often,
        ];
        return `<tr${now[m] === 1 ? ' class="first"' : ''}><td><span class="number" style="background:${colorOf(m)}">${m + 1}</span>${escaped(suite.models[m]!)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
      })
      .join('');
    drawSlope(suite.models, before, now);
    drawTriangle(means, shares, s);
  };

  const neutral = (unit: WeightUnit): void => {
    sliders.forEach((slider) => (slider.value = '1'));
    choose('unit', unit);
    draw();
  };
  element('reset').addEventListener('click', () => neutral('benchmark'));
  element('alike').addEventListener('click', () => neutral('category'));
  const keepers = ['keep-0', 'keep-1'].map((id) => element<HTMLSelectElement>(id));
  keepers.forEach((keeper, k) => {
    keeper.value = String(categories - 2 + k);
    keeper.addEventListener('input', () => {
      // The same one twice would leave four to vary: the other gives way.
      const other = keepers[1 - k]!;
      if (other.value === keeper.value) other.value = String((Number(keeper.value) + 1) % categories);
      draw();
    });
  });
  for (const slider of sliders) slider.addEventListener('input', draw);
  for (const id of ['suite', 'value', 'unit']) element(id).addEventListener('input', draw);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  draw();
}
