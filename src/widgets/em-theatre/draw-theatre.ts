import type { blankCanvas, Pen } from '../blank-canvas.ts';

/** What the page of the EM theatre carries. */
export interface TheatreData {
  x: number[];
  y: number[];
  labels: number[];
  sick: number[];
  /** Position of the rho to open with. */
  start: number;
  runs: { rho: number; posteriors: string[]; logLikelihoods: number[]; aurocs: number[] }[];
}

/** Draws the theatre and follows its sliders. Runs in the page, so it calls nothing but its tools. */
export function drawTheatre(data: TheatreData, tools: { blankCanvas: typeof blankCanvas }): void {
  const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
  const [rho, iteration, truth, play] = [
    element<HTMLInputElement>('rho'),
    element<HTMLInputElement>('iteration'),
    element<HTMLInputElement>('truth'),
    element<HTMLButtonElement>('play'),
  ];
  const viridis = ['440154', '482878', '3e4989', '31688e', '26828e', '1f9e89', '35b779', '6ece58', 'fde725'].map(
    (hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)),
  );
  const colors = Array.from({ length: 256 }, (_, byte) => {
    const at = (byte / 255) * (viridis.length - 1);
    const low = Math.min(viridis.length - 2, Math.floor(at));
    return `rgb(${viridis[low]!.map((from, c) => Math.round(from + (at - low) * (viridis[low + 1]![c]! - from))).join()})`;
  });
  const bytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const posteriors = data.runs.map((run) => run.posteriors.map(bytes));
  const ink = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);
  const blank = (id: string): Pen => tools.blankCanvas(id, '11px sans-serif');

  const drawCells = (posterior: Uint8Array): void => {
    const context = blank('cells');
    const at = (i: number): [number, number] => [
      10 + data.x[i]! * (context.w - 20),
      context.h - 10 - data.y[i]! * (context.h - 20),
    ];
    // Healthy donors first, so that what moves lies on top.
    for (const wanted of [0, 1])
      data.sick.forEach((sick, i) => {
        if (sick !== wanted) return;
        const [x, y] = at(i);
        context.fillStyle = colors[posterior[i]!]!;
        if (sick) context.fillRect(x - 3, y - 3, 6, 6);
        else context.fillRect(x - 1, y - 1, 2, 2);
        if (!truth.checked || !data.labels[i]) return;
        context.strokeStyle = '#d55e00';
        context.lineWidth = 1.5;
        context.strokeRect(x - 4.5, y - 4.5, 9, 9);
      });
  };

  const drawTrace = (values: readonly number[], now: number): void => {
    const context = blank('trace');
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const x = (k: number): number => 50 + (k / Math.max(1, values.length - 1)) * (context.w - 60);
    const y = (value: number): number => context.h - 18 - ((value - least) / (most - least || 1)) * (context.h - 34);
    context.strokeStyle = ink('--accent');
    context.lineWidth = 2;
    context.beginPath();
    values.forEach((value, k) => context.lineTo(x(k), y(value)));
    context.stroke();
    context.fillStyle = ink('--text');
    context.beginPath();
    context.arc(x(now), y(values[now]!), 4, 0, 7);
    context.fill();
    context.fillStyle = ink('--quiet');
    context.fillText(most.toFixed(3), 2, y(most) + 4);
    if (most > least) context.fillText(least.toFixed(3), 2, y(least) + 4);
    context.fillText('1', x(0) - 3, context.h - 3);
    context.fillText(String(values.length), x(values.length - 1) - 8, context.h - 3);
  };

  const drawHistogram = (posterior: Uint8Array): void => {
    const context = blank('histogram');
    const bins = 24;
    const counts = [0, 1].map(() => new Array<number>(bins).fill(0));
    data.sick.forEach((sick, i) => {
      if (sick) counts[data.labels[i]!]![Math.min(bins - 1, Math.floor((posterior[i]! / 256) * bins))]!++;
    });
    const most = Math.max(1, ...counts.flat());
    const [width, middle] = [(context.w - 20) / bins, context.h / 2];
    counts.forEach((own, label) =>
      own.forEach((count, bin) => {
        const height = (count / most) * (middle - 16);
        context.fillStyle = label ? '#d55e00' : '#4a9bd1';
        context.fillRect(10 + bin * width, label ? middle - height : middle, width - 1, height);
      }),
    );
    context.fillStyle = ink('--quiet');
    context.fillText('truly diseased', 12, 12);
    context.fillText('truly healthy', 12, context.h - 4);
    context.fillText('0', 4, middle + 4);
    context.fillText('1', context.w - 9, middle + 4);
  };

  const draw = (): void => {
    const run = data.runs[Number(rho.value)]!;
    iteration.max = String(run.posteriors.length - 1);
    const now = Math.min(Number(iteration.value), run.posteriors.length - 1);
    const posterior = posteriors[Number(rho.value)]![now]!;
    element('rho-value').textContent = run.rho.toFixed(2);
    element('iteration-value').textContent = `${now + 1} of ${run.posteriors.length}`;
    drawCells(posterior);
    drawTrace(run.logLikelihoods, now);
    drawHistogram(posterior);
    element('readout').textContent =
      `AUROC ${run.aurocs[now]!.toFixed(3)} of sick patients’ cells, log-likelihood a cell ${run.logLikelihoods[now]!.toFixed(4)}`;
  };

  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = 'play';
  };
  play.addEventListener('click', () => {
    if (timer) return stop();
    if (Number(iteration.value) >= Number(iteration.max)) iteration.value = '0';
    play.textContent = 'stop';
    timer = setInterval(() => {
      iteration.value = String(Number(iteration.value) + 1);
      draw();
      if (Number(iteration.value) >= Number(iteration.max)) stop();
    }, 450);
  });
  for (const control of [rho, iteration, truth]) control.addEventListener('input', draw);
  rho.value = String(data.start);
  draw();
}
