import type { RunProgress } from './run-progress.ts';

/**
 * How far a run is, as one line.
 *
 * @example
 * runLine({ done: 50, total: 200, failed: 1, perSecond: 12.5, secondsLeft: 12 });
 * // '50/200 · 12.5/s · 12 s left · 1 failed'
 */
export function runLine({ done, total, failed, perSecond, secondsLeft, usd }: RunProgress): string {
  return [
    `${done}/${total}`,
    `${perSecond >= 100 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`,
    ...(secondsLeft !== null && done < total ? [`${duration(secondsLeft)} left`] : []),
    ...(usd !== undefined ? [`${usd.toFixed(2)} USD`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(' · ');
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  return whole < 7200 ? `${Math.round(whole / 60)} min` : `${(whole / 3600).toFixed(1)} h`;
}
