import { ink } from './theme.ts';

type Rgb = readonly [number, number, number];

const channels = (color: string): Rgb =>
  [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as unknown as Rgb;

/** Relative luminance by WCAG 2, 0 black to 1 white. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour at `share` (0 to 1) of a scale of hex colours, blended as plotly blends. */
export function colorAt(scale: ReadonlyArray<readonly [number, string]>, share: number): Rgb {
  const k = Math.max(
    1,
    scale.findIndex(([at]) => at >= share),
  );
  const [[from, low], [to, high]] = [scale[k - 1]!, scale[k]!];
  const t = Math.min(1, Math.max(0, (share - from) / (to - from)));
  const [a, b] = [channels(low), channels(high)];
  return [0, 1, 2].map((i) => a[i]! + t * (b[i]! - a[i]!)) as unknown as Rgb;
}

/** White or near-black, whichever reads better on a ground; one of them always has a contrast of 4 : 1 or better. */
export function textOn(ground: string | Rgb): string {
  const light = luminance(typeof ground === 'string' ? channels(ground) : ground) + 0.05;
  const dark = luminance(channels(ink.text)) + 0.05;
  return 1.05 / light >= light / dark ? '#ffffff' : ink.text;
}
