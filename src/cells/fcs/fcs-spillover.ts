import type { Spillover } from '../transform/compensate.ts';
import type { Keywords } from './parse-text.ts';

/**
 * The spillover matrix of a file: $SPILLOVER (FCS 3.1), SPILL, $SPILL or SPILLOVER (n, n channels, n × n values by
 * row), or else $COMP (FCS 3.0: n values by row for the first n channels, read as spillover too). Channels by $PnN.
 *
 * @returns undefined where there is none, or none that can be read; `warn` then says why
 */
export function fcsSpillover(
  keywords: Keywords,
  channels: readonly string[],
  warn: (message: string) => void,
): Spillover | undefined {
  const [key, value] = find(keywords) ?? [];
  if (key === undefined) return undefined;
  const parts = value!.split(',').map((part) => part.trim());
  const n = Number(parts[0]);
  const named = key !== '$COMP';
  const names = named ? parts.slice(1, n + 1) : channels.slice(0, n);
  const values = parts.slice(named ? n + 1 : 1);
  if (!(n >= 1 && names.length === n && values.length === n * n && values.every(isNumber))) {
    warn(`${key} is not n, ${named ? 'n channels, ' : ''}n × n numbers: it is ignored`);
    return undefined;
  }
  if (!named) warn('$COMP is read as spillover: FCS 3.0 leaves its direction open, check it before compensating');
  const matrix = names.map((_, i) => values.slice(i * n, (i + 1) * n).map(Number));
  return { channels: names, matrix };
}

function find(keywords: Keywords): [string, string] | undefined {
  const wanted = ['$SPILLOVER', 'SPILL', '$SPILL', 'SPILLOVER', '$COMP'];
  const found = [...keywords].filter(([key, value]) => wanted.includes(key.toUpperCase()) && value.trim() !== '');
  return found.sort(([a], [b]) => wanted.indexOf(a.toUpperCase()) - wanted.indexOf(b.toUpperCase()))[0];
}

function isNumber(word: string): boolean {
  return word !== '' && Number.isFinite(Number(word));
}
