import type { TaxonomyPlace } from '../benchmark.ts';
import type { Problem } from '../problem.ts';
import { medhelmTaxonomy, type Taxonomy, type TaxonomyNode } from './taxonomy.ts';
import { unknownNameHint } from '../../stats/unknown-name-hint.ts';

/** Ids or names, from the top: `clinical-decision-support/planning-treatments`, or the same as an object. */
export type TaxonomyPath = string | TaxonomyPlace;

/**
 * Looks a place up in a taxonomy by ids or names, and gives it by ids.
 *
 * @param taxonomy MedHELM's unless stated
 * @returns the place, or what is wrong with the path
 * @example
 * taxonomyPlace('Clinical Decision Support/Planning Treatments').place
 * // { category: 'clinical-decision-support', subcategory: 'planning-treatments' }
 * taxonomyPlace('clinical-decision-suport/planning-treatments').problem?.remedy
 * // 'did you mean clinical-decision-support?'
 */
export function taxonomyPlace(
  path: TaxonomyPath,
  taxonomy: Taxonomy = medhelmTaxonomy(),
): { place: TaxonomyPlace; problem?: never } | { place?: never; problem: Problem } {
  const [category = '', subcategory = '', task] =
    typeof path === 'string'
      ? path.split('/').map((step) => step.trim())
      : [path.category, path.subcategory, path.task];
  if (typeof path === 'string' && path.split('/').length > 3)
    return wrong(`'${path}' has more than three steps`, 'write category/subcategory or category/subcategory/task');
  const top = find(taxonomy.categories, category);
  if (!top) return unknown('category', category, taxonomy.categories);
  const middle = find(top.subcategories, subcategory);
  if (!middle) return unknown(`subcategory of ${top.id}`, subcategory, top.subcategories);
  const place = { category: top.id, subcategory: middle.id };
  if (task === undefined) return { place };
  const bottom = middle.tasks && find(middle.tasks, task);
  if (middle.tasks && !bottom) return unknown(`task of ${middle.id}`, task, middle.tasks);
  return { place: { ...place, task: bottom?.id ?? task } };
}

const find = <Node extends TaxonomyNode>(nodes: readonly Node[], step: string): Node | undefined =>
  nodes.find(({ id, name }) => id === step || name.toLowerCase() === step.toLowerCase());

const wrong = (message: string, remedy: string): { problem: Problem } => ({
  problem: { key: 'taxonomy', message, remedy },
});

const unknown = (level: string, typed: string, nodes: readonly TaxonomyNode[]): { problem: Problem } => {
  const known = nodes.map(({ id }) => id);
  if (typed === '') return wrong(`no ${level} is named`, `known are ${known.join(', ')}`);
  return wrong(`unknown ${level} '${typed}'`, unknownNameHint(typed, known));
};
