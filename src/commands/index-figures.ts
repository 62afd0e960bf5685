import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresIndex } from '../papers/figures-index.ts';
import { figuresIndexMarkdown } from '../papers/figures-index-markdown.ts';
import { exitCodes } from './exit-codes.ts';
import { projectRoot } from '../project.ts';

const OPEN = '<!-- figures-index: written by `npm run notebooks` from data/figures.json -->';
const CLOSE = '<!-- /figures-index -->';

/** The README with the figures that have a notebook between its markers, and the page with all figures. */
export function indexedDocuments(readme: string): { readme: string; figures: string } {
  const index = figuresIndex();
  const [before, rest] = readme.split(OPEN);
  const after = rest?.split(CLOSE)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks the markers ${OPEN} … ${CLOSE}`);
  const table = figuresIndexMarkdown(index.filter(({ notebook }) => notebook !== null));
  const all = figuresIndexMarkdown(index).replaceAll('](notebooks/', '](../notebooks/');
  return {
    readme: `${before}${OPEN}\n\n${table}\n\n${CLOSE}${after}`,
    figures: `# Figures and tables of both papers\n\nWritten by \`npm run notebooks\` from \`data/figures.json\`, which also explains the statuses.\n\n${all}\n`,
  };
}

/** `assaybook index-figures`: writes the README's figure index and `docs/figures.md` from `data/figures.json`. */
export function indexFiguresCommand(): number {
  const readme = join(projectRoot(), 'README.md');
  const written = indexedDocuments(readFileSync(readme, 'utf8'));
  writeFileSync(readme, written.readme);
  writeFileSync(join(projectRoot(), 'docs', 'figures.md'), written.figures);
  return exitCodes.ok;
}
