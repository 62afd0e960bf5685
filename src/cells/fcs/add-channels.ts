import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { FcsError } from './fcs-error.ts';
import { type ReadFcsOptions, readFcs } from './read-fcs.ts';
import { writeFcs } from './write-fcs.ts';

/** How to add channels to a file. */
export interface AddChannelsOptions extends Pick<ReadFcsOptions, 'lenient' | 'signal'> {
  /** Take the place of a file that is there, the source itself included. Default false. */
  overwrite?: boolean;
}

/** What of a source does not stand in the file with more channels. */
const dropped = /^\$(TOT|PAR|BEGIN.*|END.*|BYTEORD|DATATYPE|MODE|NEXTDATA|P\d+(B|E|DATATYPE))$/;

/**
 * Writes the events of an FCS file once more with further channels, such as scores of cells, so that they can be
 * looked at in any program for cytometry. Keywords are kept. The result is FCS 3.1 with 32-bit floats: events of such a
 * file stay the same bit by bit; integers on a log scale are written as what they stand for.
 *
 * @param channels values of each new channel, one an event, by name
 * @returns what a reader of the result has to know: the warnings of the source, and what could not be kept
 * @throws FcsError when a channel is there already, has another number of values than there are events, or the target
 *   is there
 * @example
 * await addChannels('patient-7.fcs', 'patient-7-scored.fcs', { mmil_score: probabilities });
 */
export async function addChannels(
  source: string,
  target: string,
  channels: Readonly<Record<string, ArrayLike<number>>>,
  options: AddChannelsOptions = {},
): Promise<readonly string[]> {
  const { overwrite = false, ...reading } = options;
  if (!overwrite && real(source) === real(target))
    throw new FcsError('is the source: choose another name, or pass overwrite: true', { file: target });
  const table = await readFcs(source, { ...reading, naming: 'channel' });
  const { n, fcs } = table;
  const beyond = (key: string): boolean => Number(/^\$P(\d+)[A-Z]/.exec(key)?.[1] ?? 0) > table.p;
  const keywords = Object.fromEntries(
    Object.entries(fcs.keywords).filter(([key]) => !dropped.test(key) && !beyond(key)),
  );
  fcs.channels.forEach(({ log }, j) => {
    keywords[`$P${j + 1}N`] = table.names[j]!;
    if (log) keywords[`$P${j + 1}R`] = String(log.offset * 10 ** log.decades);
  });
  const names = Object.keys(channels);
  for (const name of names) {
    const { length } = channels[name]!;
    if (length !== n)
      throw new FcsError(`has ${n} events, channel '${name}' ${length} values: give one an event`, { file: source });
    if (table.names.includes(name))
      throw new FcsError(`has a channel '${name}' already: choose another name`, { file: source });
  }
  const columns = [...table.columns, ...names.map((name) => Float32Array.from(channels[name]!))];
  const cells = { n, p: columns.length, names: [...table.names, ...names], columns };
  await writeFcs(target, cells, { keywords, overwrite });
  const lost = fcs.channels.some(({ bits }) => bits > 32) ? ['values of more than 32 bits were rounded to floats'] : [];
  const analysis = Number(fcs.keywords['$ENDANALYSIS']) > 0 ? ['the ANALYSIS segment is not kept'] : [];
  return [...fcs.warnings, ...lost, ...analysis];
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
