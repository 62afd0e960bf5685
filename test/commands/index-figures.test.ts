import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexedDocuments } from '../../src/commands/index-figures.ts';
import { projectRoot } from '../../src/project.ts';

const read = (file: string): string => readFileSync(join(projectRoot(), file), 'utf8');

test('the figure index of README and docs is the one that data/figures.json gives', () => {
  const { readme, figures } = indexedDocuments(read('README.md'));
  expect(read('README.md')).toBe(readme);
  expect(read('docs/figures.md')).toBe(figures);
});

test('a README without the markers is refused, not overwritten', () => {
  expect(() => indexedDocuments('# Assaybook')).toThrow('README.md lacks the markers');
});
