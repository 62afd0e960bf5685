import type { ByteSource } from './byte-source.ts';
import { FcsError } from './fcs-error.ts';
import { type FcsHeader, type Segment, segment } from './fcs-header.ts';
import type { Keywords } from './parse-text.ts';
import { offsetOf, wholeNumber } from './read-keywords.ts';

/**
 * Where the events begin and how many there are, from the header, $BEGINDATA, $ENDDATA, $TOT and the size of the file.
 * Where these contradict each other and one reading of them fits, it is taken, with a warning.
 *
 * @param lenient take the complete events that are there, where $TOT or the size of the file says otherwise
 * @throws FcsError when they do not fit
 */
export function dataSegment(
  source: ByteSource,
  header: FcsHeader,
  keywords: Keywords,
  recordBits: number,
  lenient: boolean,
  warn: (message: string) => void,
): { begin: number; events: number } {
  const { name: file, size } = source;
  const total = keywords.get('$TOT')?.trim() ? wholeNumber(keywords, '$TOT', file) : undefined;
  if (total === 0) return { begin: 0, events: 0 };
  const bytesOf = ({ begin, end }: Segment): number => Math.max(0, Math.min(end, size) - begin);
  const eventsIn = (place: Segment): number => {
    const bytes = bytesOf(place);
    const padded = total !== undefined && bytes === Math.ceil((total * recordBits) / 8); // the last byte may be part full
    return padded ? total : Math.floor((bytes * 8) / recordBits);
  };

  const stated = segment(offsetOf(keywords, '$BEGINDATA') ?? 0, offsetOf(keywords, '$ENDDATA') ?? 0);
  const choices = [header.data, stated].filter((choice) => choice !== undefined);
  const data = choices.find((choice) => eventsIn(choice) === total) ?? choices[0];
  if (!data)
    throw new FcsError('is missing or no offset, and the header has none either: export the file again', {
      file,
      keyword: '$BEGINDATA',
    });
  const place = ({ begin, end }: Segment): string => `bytes ${begin} to ${end - 1}`;
  if (header.data && stated && place(header.data) !== place(stated))
    warn(
      `data are at ${place(header.data)} by the header, at ${place(stated)} by $BEGINDATA and $ENDDATA: ${place(data)} are read`,
    );
  if (data.begin < header.text.end && data.end > header.text.begin)
    throw new FcsError(`data at ${place(data)} overlap the TEXT segment: an offset is wrong, export the file again`, {
      file,
      keyword: '$BEGINDATA',
    });

  const events = eventsIn(data);
  const truncated = data.end > size;
  // Some programs give the end one byte too early.
  const shortByOne = total !== undefined && data.begin + Math.ceil((total * recordBits) / 8) === data.end + 1;
  if (total === events || (shortByOne && data.end < size)) {
    if (truncated)
      warn(`the data should end at byte ${data.end - 1}, the file ends before; all ${total} events are there`);
    return { begin: data.begin, events: total };
  }
  if (total === undefined && !truncated) {
    if (header.version !== '2.0') warn(`$TOT is missing: the data segment holds ${events} events`);
    return { begin: data.begin, events };
  }
  const what = [
    `there are ${events} complete events at ${place(data)}`,
    ...(total === undefined ? [] : [`$TOT says ${total}`]),
    ...(truncated ? [`the file ends at byte ${size}`] : []),
  ].join(', ');
  if (!lenient)
    throw new FcsError(`${what}: copy or export the file again, or pass lenient: true to read what is there`, {
      file,
      keyword: '$TOT',
    });
  const read = Math.min(events, total ?? events);
  warn(`${what}: ${read} events are read`);
  return { begin: data.begin, events: read };
}
