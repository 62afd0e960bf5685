import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../../project.ts';

/** A node of a taxonomy that has no children to check. */
export interface TaxonomyNode {
  /** Kebab-case. */
  id: string;
  name: string;
}

/** Categories, their subcategories and, where they are listed, tasks. MedHELM's, or your own in the same form. */
export interface Taxonomy {
  categories: readonly (TaxonomyNode & {
    subcategories: readonly (TaxonomyNode & {
      /** Absent where they are not known: then any task will do. */
      tasks?: readonly TaxonomyNode[];
    })[];
  })[];
}

let medhelm: Taxonomy | undefined;

/**
 * MedHELM's 5 categories and 22 subcategories. Its 121 tasks are not published as data, so that any task is accepted.
 *
 * @example
 * medhelmTaxonomy().categories.length // 5
 */
export function medhelmTaxonomy(): Taxonomy {
  medhelm ??= JSON.parse(readFileSync(join(dataDir(), 'medhelm', 'taxonomy.json'), 'utf8')) as Taxonomy;
  return medhelm;
}
