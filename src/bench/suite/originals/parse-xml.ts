import { createRequire } from 'node:module';
import { fileError } from './file-error.ts';

/** The parts of an XML element in use. */
export interface XmlElement {
  /** With its prefix: `w:p`. */
  tagName: string;
  textContent: string;
  children: Iterable<XmlElement>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<XmlElement>;
}

/** The parts of jsdom in use; its own type package is large and would be needed for these alone. */
interface Jsdom {
  JSDOM: new (
    text: string,
    options: { contentType: 'text/xml' },
  ) => {
    window: { document: { documentElement: XmlElement } };
  };
}

/**
 * Root element of an XML text. jsdom is loaded on first use.
 *
 * @param file named in the message when the text is no XML
 * @throws InvalidBenchmarkError
 */
export function parseXml(text: string, file: string): XmlElement {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;
  try {
    return new JSDOM(text.replace(/^\uFEFF/, ''), { contentType: 'text/xml' }).window.document.documentElement;
  } catch (cause) {
    throw fileError('it is no XML', { file }, (cause as Error).message, cause);
  }
}
