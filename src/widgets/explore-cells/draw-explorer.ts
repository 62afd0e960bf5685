import type { emLogistic } from './em-logistic.ts';
import type { scoreSummary } from './score-summary.ts';

interface Cells {
  columns: number[][];
  sick: number[];
  labels: number[];
}

export interface ExplorerData {
  training: Cells;
  test: Cells;
  noise: { training: number[][]; test: number[][] };
  rho: number;
}

/** Fits, judges and draws at every move of a slider. Runs in the page, so it calls nothing but its tools. */
export function drawExplorer(
  { training, test, noise, rho: trueRho }: ExplorerData,
  tools: { emLogistic: typeof emLogistic; scoreSummary: typeof scoreSummary },
): void {
  const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
  const value = (id: string): number => Number(element<HTMLInputElement>(id).value);
  const ink = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);
  const noisy = ({ columns }: Cells, added: number[][], by: number): number[][] =>
    columns.map((column, j) => column.map((x, i) => x + by * added[j]![i]!));

  const plot = (id: string, densities: readonly number[][], threshold: number): void => {
    const canvas = element<HTMLCanvasElement>(id);
    const [w, h] = [440, 170];
    const scale = window.devicePixelRatio || 1;
    if (canvas.width !== w * scale || !canvas.style.width) {
      Object.assign(canvas, { width: w * scale, height: h * scale });
      canvas.style.width = `${w}px`;
    }
    const context = canvas.getContext('2d')!;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, w, h);
    const most = Math.max(1, ...densities.flat());
    const x = (share: number): number => 14 + share * (w - 28);
    const y = (density: number): number => h - 20 - (density / most) * (h - 32);
    densities.forEach((own, label) => {
      const bins = own.length;
      context.beginPath();
      context.moveTo(x(0), y(0));
      own.forEach((density, bin) => {
        context.lineTo(x(bin / bins), y(density));
        context.lineTo(x((bin + 1) / bins), y(density));
      });
      context.lineTo(x(1), y(0));
      context.globalAlpha = 0.35;
      context.fillStyle = label ? '#d55e00' : '#4a9bd1';
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = context.fillStyle;
      context.lineWidth = 1.5;
      context.stroke();
    });
    context.strokeStyle = ink('--text');
    context.setLineDash([5, 4]);
    context.beginPath();
    context.moveTo(x(threshold), 4);
    context.lineTo(x(threshold), h - 20);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = ink('--quiet');
    context.font = '11px sans-serif';
    for (const tick of [0, 0.25, 0.5, 0.75, 1]) context.fillText(String(tick), x(tick) - 8, h - 6);
  };

  const draw = (): void => {
    const [rho, by, threshold] = [value('rho'), value('noise'), value('threshold')];
    const prevalence = 10 ** value('share');
    const shifts = element<HTMLInputElement>('shift').checked;
    element('rho-value').textContent = `${rho.toFixed(2)} (truth ${trueRho.toFixed(2)})`;
    element('noise-value').textContent = by.toFixed(2);
    element('share-value').textContent = `${(100 * prevalence).toPrecision(2)} %`;
    element('threshold-value').textContent = threshold.toFixed(2);
    const fitted = noisy(training, noise.training, by);
    const judged = noisy(test, noise.test, by);
    const logitOf = (share: number): number => Math.log(share / (1 - share));
    const sickShare = training.sick.reduce((sum, z) => sum + z, 0) / training.sick.length;
    const rows = (['mmil', 'naive'] as const).map((arm) => {
      const theta = tools.emLogistic(fitted, training.sick, arm === 'mmil' ? rho : 0);
      // What the share of positives was where the model learned: of diseased cells, or of sick patients' cells.
      const learned = arm === 'mmil' ? (1 - rho) * sickShare : sickShare;
      const shift = shifts ? logitOf(prevalence) - logitOf(learned) : 0;
      const logits = test.labels.map((_, i) =>
        judged.reduce((sum, x, j) => sum + theta[j + 1]! * x[i]!, theta[0]! + shift),
      );
      const summary = tools.scoreSummary(logits, test.labels, prevalence, threshold);
      plot(arm, summary.densities, threshold);
      return { arm, ...summary };
    });
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    element('numbers').querySelector('tbody')!.innerHTML = rows
      .map(
        ({ arm, auroc, ece, sensitivity, specificity, called }) =>
          `<tr><td>${arm === 'mmil' ? 'MMIL' : arm}</td><td>${auroc.toFixed(3)}</td><td>${ece.toFixed(3)}</td><td>${percent(sensitivity)}</td><td>${percent(specificity)}</td><td>${percent(called)}</td><td>${percent(prevalence)}</td></tr>`,
      )
      .join('');
  };
  for (const id of ['rho', 'noise', 'share', 'threshold', 'shift']) element(id).addEventListener('input', draw);
  draw();
}
