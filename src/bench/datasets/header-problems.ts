import type { Problem } from '../problem.ts';

/** What is wrong with the names of a table's columns. */
export function headerProblems(file: string, header: readonly string[], row = 1): Problem[] {
  return header.flatMap((name, c) => {
    const place = { file, row, column: name || `${c + 1}` };
    if (name === '') return [{ ...place, message: 'the column has no name', remedy: 'name it in the first row' }];
    return header.indexOf(name) < c
      ? [{ ...place, message: 'the name is there twice', remedy: 'give every column its own name' }]
      : [];
  });
}
