import type { agreementSummary, OverPairs } from './agreement-summary.ts';
import type { AgreementPreset } from './agreement-presets.ts';
import type { simulateRatings } from './simulate-ratings.ts';

/** Draws raters anew and measures them at every move of a slider. Runs in the page, so it calls nothing but its tools. */
export function drawAgreement(
  { presets }: { presets: readonly AgreementPreset[] },
  tools: { simulateRatings: typeof simulateRatings; agreementSummary: typeof agreementSummary },
): void {
  const sliders = ['n', 'raters', 'noise', 'severity', 'range', 'bad', 'seed'] as const;
  const element = <T extends HTMLElement = HTMLInputElement>(id: string): T => document.getElementById(id) as T;
  const ink = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);
  const shown = (value: number | null): string => (value === null ? 'undefined' : value.toFixed(2).replace('-', '−'));

  /** Where two raters meet: the more answers, the larger the point. */
  const scatter = (first: readonly number[], second: readonly number[]): void => {
    const canvas = element<HTMLCanvasElement>('scatter');
    const size = 330;
    const scale = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: size * scale, height: size * scale });
    canvas.style.width = `${size}px`;
    const context = canvas.getContext('2d')!;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, size, size);
    const x = (rating: number): number => 44 + ((rating - 1) / 4) * (size - 64);
    const y = (rating: number): number => size - 44 - ((rating - 1) / 4) * (size - 64);
    context.font = '11px sans-serif';
    context.textAlign = 'center';
    for (const tick of [1, 2, 3, 4, 5]) {
      context.strokeStyle = ink('--grid');
      context.beginPath();
      context.moveTo(x(tick), y(1));
      context.lineTo(x(tick), y(5));
      context.moveTo(x(1), y(tick));
      context.lineTo(x(5), y(tick));
      context.stroke();
      context.fillStyle = ink('--quiet');
      context.fillText(String(tick), x(tick), y(1) + 18);
      context.fillText(String(tick), x(1) - 14, y(tick) + 4);
    }
    context.strokeStyle = ink('--rule');
    context.setLineDash([4, 4]);
    context.beginPath();
    context.moveTo(x(1), y(1));
    context.lineTo(x(5), y(5));
    context.stroke();
    context.setLineDash([]);
    const places = new Map<string, { a: number; b: number; count: number }>();
    first.forEach((a, i) => {
      const b = second[i]!;
      const key = `${a.toFixed(2)} ${b.toFixed(2)}`;
      places.set(key, { a, b, count: (places.get(key)?.count ?? 0) + 1 });
    });
    context.fillStyle = ink('--accent');
    context.globalAlpha = 0.75;
    for (const { a, b, count } of places.values()) {
      context.beginPath();
      context.arc(x(a), y(b), 2.5 * Math.sqrt(count), 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 1;
    context.fillStyle = ink('--text');
    context.fillText('first rater', size / 2 + 12, size - 8);
    context.save();
    context.translate(12, size / 2 - 12);
    context.rotate(-Math.PI / 2);
    context.fillText('last rater', 0, 0);
    context.restore();
  };

  /** A bar from -1 to 1 with its interval, as text of its length only. */
  const bar = (value: number | null, lower: number | null, upper: number | null): string => {
    if (value === null) return '';
    const at = (v: number): number => 50 + 50 * Math.min(1, Math.max(-1, v));
    const whisker =
      lower === null || upper === null ? '' : `<s style="left:${at(lower)}%;width:${at(upper) - at(lower)}%"></s>`;
    const from = Math.min(at(0), at(value));
    return `<i style="left:${from}%;width:${Math.abs(at(value) - 50)}%"></i>${whisker}`;
  };

  const row = (
    name: string,
    value: number | null,
    ends: readonly [number | null, number | null],
    note: string,
  ): string => {
    const [lower, upper] = ends;
    const interval = lower === null || upper === null ? '' : `${shown(lower)} to ${shown(upper)}`;
    return `<tr><td>${name}</td><td>${shown(value)}</td><td>${interval}</td><td class="bar">${bar(value, lower, upper)}</td><td class="why">${note}</td></tr>`;
  };

  const draw = (): void => {
    const [n, raters, noise, severity, range, bad, seed] = sliders.map((id) => Number(element(id).value)) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const constant = element('constant').checked;
    for (const id of sliders) {
      const { value, step } = element(id);
      element(`${id}-value`).textContent = Number(step) < 1 ? Number(value).toFixed(2) : value;
    }
    const { ratings } = tools.simulateRatings({ n, raters, noise, severity, range, bad, constant, seed });
    const { icc, pearson, spearman, kappa } = tools.agreementSummary(ratings);
    scatter(ratings[0]!, ratings[raters - 1]!);
    const counts: Record<string, string> = {
      1: 'each answer has raters of its own; level counts',
      2: 'raters are a sample; level counts (absolute agreement)',
      3: 'these raters; level does not count (consistency)',
    };
    const over = ({ n: defined, of }: OverPairs): string => `${defined} of ${of} pairs`;
    element('numbers').querySelector('tbody')!.innerHTML = [
      ...icc.map(({ form, estimate, lower, upper, undefined: why }) =>
        row(
          form,
          estimate,
          [lower, upper],
          why ?? `${counts[form[4]!]}${form.endsWith('k)') ? `; mean of ${raters}` : '; one rating'}`,
        ),
      ),
      row('Pearson', pearson.mean, [null, null], over(pearson)),
      row('Spearman', spearman.mean, [null, null], `${over(spearman)}; ranks only`),
      row('quadratic kappa', kappa.mean, [null, null], `${over(kappa)}; whole points; level counts`),
    ].join('');
    const single = icc[2]!.estimate;
    const mean = icc[5]!.estimate;
    element('formula').textContent =
      single === null || mean === null
        ? 'No ICC: see the reasons in the table.'
        : `One rating has ${shown(single)} (ICC(3,1)); the mean of ${raters} has k r / (1 + (k − 1) r) = ${shown(mean)} (ICC(3,k)). ${spearman.mean === null ? 'Ranks cannot be compared.' : `The ranks agree by ${shown(spearman.mean)}.`}`;
  };

  const pick = (): void => {
    const { look, plan } = presets[Number(element('preset').value)]!;
    element('look').textContent = look;
    for (const id of sliders) element(id).value = String(plan[id]);
    element('constant').checked = plan.constant;
    draw();
  };
  element('preset').replaceChildren(...presets.map(({ name }, i) => new Option(name, String(i))));
  element('preset').addEventListener('change', pick);
  for (const id of [...sliders, 'constant']) element(id).addEventListener('input', draw);
  pick();
}
