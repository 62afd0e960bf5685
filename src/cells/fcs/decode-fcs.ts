import type { ByteSource } from './byte-source.ts';
import { channelNames } from './channel-names.ts';
import { eventDecoder } from './decode-events.ts';
import { readChannels } from './fcs-channel.ts';
import { readHeader } from './fcs-header.ts';
import { fcsLayout } from './fcs-layout.ts';
import { fcsSpillover } from './fcs-spillover.ts';
import type { FcsOptions, FcsTable } from './fcs-table.ts';
import { readKeywords } from './read-keywords.ts';
import { integerModulus, scaleEvents } from './scale-events.ts';

/** Bytes decoded at a time: they stay in the cache of a core while its columns are taken out of them. */
const chunkBytes = 1 << 18;

/**
 * Reads the cells of an FCS file from any source of bytes, step by step: each step yields the number of events read so
 * far, the last one returns the table. See {@link readFcs}.
 *
 * @throws FcsError when the file cannot be read
 */
export function* decodeFcs(source: ByteSource, options: FcsOptions = {}): Generator<number, FcsTable> {
  const { naming = 'stain', linearise = true, gains = false, precision = 'single', lenient = false } = options;
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const header = readHeader(source);
  const keywords = readKeywords(source, header, warn);
  const channels = readChannels(keywords, source.name, linearise, warn);
  const layout = fcsLayout(source, header, keywords, channels, lenient, warn);
  const { datatype, recordBits, events, begin } = layout;
  if (Number(keywords.get('$NEXTDATA')?.trim()) > 0) warn('there are more data sets in the file: the first is read');
  const integers = datatype === 'I';
  if (
    precision === 'single' &&
    channels.some(({ bits, range, log }) => integers && !log && bits > 24 && range > 2 ** 24)
  )
    warn("integers above 2^24 lose their last digits: pass precision: 'double' to keep them");

  const Column = precision === 'single' ? Float32Array : Float64Array;
  const columns = channels.map(() => new Column(events));
  const decode = eventDecoder(
    layout,
    channels.map(({ bits, range }) => (integers ? integerModulus(bits, range) : Infinity)),
  );
  const step = Math.max(8, Math.floor((chunkBytes * 8) / recordBits / 8) * 8); // of 8 events: begins at a whole byte
  const chunk = Buffer.from(new ArrayBuffer(Math.ceil((Math.min(step, events) * recordBits) / 8)));
  for (let at = 0; at < events; at += step) {
    const count = Math.min(step, events - at);
    const bytes = chunk.subarray(0, Math.ceil((count * recordBits) / 8));
    source.read(begin + (at * recordBits) / 8, bytes);
    decode(bytes, columns, at, count);
    yield at + count;
  }
  if (integers) columns.forEach((column, j) => scaleEvents(column, channels[j]!, gains));

  const names = channelNames(channels, naming, warn);
  const short = channels.map(({ channel }) => channel);
  const matrix = fcsSpillover(keywords, short, warn);
  const spillover = matrix && {
    ...matrix,
    channels: matrix.channels.map((name) => names[short.indexOf(name)] ?? name),
  };
  return {
    source: source.name,
    n: events,
    p: names.length,
    names,
    columns,
    annotations: {},
    fcs: { version: header.version, keywords: Object.fromEntries(keywords), channels, spillover, warnings },
  };
}
