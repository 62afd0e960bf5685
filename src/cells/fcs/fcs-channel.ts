import { FcsError } from './fcs-error.ts';
import type { Keywords } from './parse-text.ts';
import { wholeNumber } from './read-keywords.ts';

/** One parameter of an FCS file. */
export interface FcsChannel {
  /** $PnN: the short name of the channel. */
  readonly channel: string;
  /** $PnS: the stain or marker; undefined where there is none. */
  readonly stain: string | undefined;
  /** $PnB: bits of a value. */
  readonly bits: number;
  /** $PnR: integers are below it, other values roughly so; NaN where the file states no number. */
  readonly range: number;
  /** $PnE of integers on a log scale: value v stands for `offset * 10^(decades * v / range)`. */
  readonly log: { readonly decades: number; readonly offset: number } | undefined;
  /** $PnG: amplifier gain; 1 where the file states none. */
  readonly gain: number;
}

/**
 * The parameters that the TEXT segment describes.
 *
 * @param linearise whether $PnE is read: of integers only, other values have no log scale
 *
 * @throws FcsError naming the keyword that is missing or wrong
 */
export function readChannels(
  keywords: Keywords,
  file: string,
  linearise: boolean,
  warn: (message: string) => void,
): FcsChannel[] {
  const par = wholeNumber(keywords, '$PAR', file);
  if (par === 0) throw new FcsError('is 0: the file holds no parameters', { file, keyword: '$PAR' });
  const integers = keywords.get('$DATATYPE')?.trim().toUpperCase() === 'I';
  const channels: FcsChannel[] = [];
  for (let n = 1; n <= par; n++) {
    const bits = wholeNumber(keywords, `$P${n}B`, file); // missing ones end a lying $PAR here
    const name = keywords.get(`$P${n}N`)?.trim();
    if (!name) warn(`$P${n}N is missing: the channel is called P${n}`);
    const range = Number(keywords.get(`$P${n}R`)?.trim() || NaN);
    const scale = keywords.get(`$P${n}E`)?.trim() || '0,0';
    const log = integers && linearise ? scaleOf(scale, `$P${n}E`, file) : undefined;
    if (!integers && !/^0*\.?0*,/.test(scale))
      warn(`$P${n}E is '${scale}', but only integers have a log scale: values are kept as they are`);
    if (log && !(range > 0))
      throw new FcsError(`is '${keywords.get(`$P${n}R`)}', but $P${n}E needs it: pass linearise: false`, {
        file,
        keyword: `$P${n}R`,
      });
    const gain = Number(keywords.get(`$P${n}G`)?.trim() || 1);
    channels.push({
      channel: name || `P${n}`,
      stain: keywords.get(`$P${n}S`)?.trim() || undefined,
      bits,
      range,
      log,
      gain: gain > 0 && Number.isFinite(gain) ? gain : 1,
    });
  }
  return channels;
}

/** `$PnE`: `f1,f2` with f1 = 0 for a linear scale. Where f1 > 0 and f2 = 0, f2 is taken as 1, as FCS 3.1 says. */
function scaleOf(value: string, keyword: string, file: string): FcsChannel['log'] {
  const [decades, offset, ...more] = value.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (more.length === 0 && decades! >= 0 && decades! <= 300 && offset! >= 0 && Number.isFinite(offset))
    return decades === 0 ? undefined : { decades: decades!, offset: offset || 1 };
  throw new FcsError(`is '${value}', but a scale is 'decades,offset': correct it, or pass linearise: false`, {
    file,
    keyword,
  });
}
