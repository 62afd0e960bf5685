import { readFile } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

export interface DocxParagraph {
  text: string;
  /** Colours set on runs of its text, as `FF0000`. */
  colours: ReadonlySet<string>;
}

/**
 * The paragraphs of a Word document's body, in order, without those of tables.
 *
 * @throws InvalidBenchmarkError when the file is no Word document
 */
export async function docxParagraphs(file: string): Promise<DocxParagraph[]> {
  const { strFromU8, unzipSync } = await import('fflate');
  let xml: Uint8Array | undefined;
  try {
    xml = unzipSync(await readFile(file), { filter: ({ name }) => name === document })[document];
  } catch (cause) {
    throw fileError('it is no Word document (.docx)', { file }, (cause as Error).message, cause);
  }
  if (!xml) throw fileError('it is no Word document (.docx)', { file }, `it holds no ${document}`);
  const [body] = childrenOf(parseXml(strFromU8(xml), file), 'w:body');
  return body ? childrenOf(body, 'w:p').map(paragraph) : [];
}

const document = 'word/document.xml';

function paragraph(element: XmlElement): DocxParagraph {
  const runs = childrenOf(element, 'w:r', 'w:hyperlink').flatMap((child) =>
    child.tagName === 'w:r' ? [child] : childrenOf(child, 'w:r'),
  );
  const colours = runs
    .flatMap((run) => childrenOf(run, 'w:rPr'))
    .flatMap((style) => childrenOf(style, 'w:color'))
    .map((colour) => colour.getAttribute('w:val')?.toUpperCase() ?? '');
  return { text: runs.flatMap((run) => [...run.children].map(textOf)).join(''), colours: new Set(colours) };
}

function textOf({ tagName, textContent }: XmlElement): string {
  if (tagName === 'w:t') return textContent;
  if (tagName === 'w:tab') return '\t';
  return tagName === 'w:br' || tagName === 'w:cr' ? '\n' : '';
}

const childrenOf = (element: XmlElement, ...names: string[]): XmlElement[] =>
  [...element.children].filter(({ tagName }) => names.includes(tagName));
