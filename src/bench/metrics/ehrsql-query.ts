import { strip } from './strip.ts';

/**
 * The query that an answer holds, as HELM finds it: the text of the first pair of sql tags (the closing one may lack its
 * slash), or else the whole answer; then without back-ticks, and without lines that say `sql` and nothing else, which a
 * Markdown fence leaves. A fence of another name, or words around the query, stay and make it no SQL.
 *
 * @example
 * ehrsqlQuery('Here it is: <sql>SELECT 1</sql>') // 'SELECT 1'
 * ehrsqlQuery('```sql\nSELECT 1\n```') // 'SELECT 1'
 * ehrsqlQuery('```sqlite\nSELECT 1\n```') // 'sqlite\nSELECT 1'
 */
export function ehrsqlQuery(answer: string): string {
  const tagged = /<\s*sql\s*>(.*?)<\/?\s*sql\s*>/is.exec(answer)?.[1];
  return strip((tagged ?? answer).replaceAll('`', '')).replace(/(?<![^\n])sql\n/g, '');
}
