import type { ClaimResult } from './claim.ts';
import { unknownName } from '../tables/unknown-name.ts';

/**
 * The claims whose id is `pattern`, lies below it (`table-1/arxiv-v2`), or matches it as a glob: `*` stands for
 * anything but `/`, `**` for anything.
 *
 * @throws RangeError when nothing matches, so that a check of no claims cannot pass
 * @example
 * selectClaims(results, 'table-1/arxiv-v2/gpt-*').length; // 8: two models, four figures each
 */
export function selectClaims<Item extends Pick<ClaimResult, 'id'>>(results: readonly Item[], pattern: string): Item[] {
  const prefix = pattern.replace(/\/$/, '');
  const glob = new RegExp(
    `^${prefix
      .split(/(\*+)/)
      .map((part) => (part.startsWith('**') ? '.*' : part === '*' ? '[^/]*' : part.replace(/[^\w/-]/g, '\\$&')))
      .join('')}(/.*)?$`,
  );
  const selected = results.filter(({ id }) => glob.test(id));
  if (selected.length > 0) return selected;
  const names = results.flatMap(({ id }) => id.split('/').map((_, k, parts) => parts.slice(0, k + 1).join('/')));
  const tops = [...new Set(results.map(({ id }) => id.split('/')[0]!))];
  const hint = unknownName('claim', pattern, [...new Set(names)]);
  throw new RangeError(hint.includes('did you mean') ? hint : unknownName('claim', pattern, tops));
}
