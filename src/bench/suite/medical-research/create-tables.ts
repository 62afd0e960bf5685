/**
 * The `CREATE TABLE` statements of an SQL script, with a blank line between; lines are trimmed, and what stands between
 * the statements is left out.
 *
 * @example
 * createTables('DROP TABLE t;\nCREATE TABLE t\n(\n  a INT\n) ;') // 'CREATE TABLE t\n(\na INT\n) ;'
 */
export function createTables(script: string): string {
  const tables: string[] = [];
  let open: string[] | undefined;
  for (const line of script.split('\n').map((text) => text.trim())) {
    if (line.startsWith('CREATE TABLE')) open = [line];
    else open?.push(line);
    // As HELM, which looks for the end from the second line on.
    if (open && open.length > 1 && line.endsWith(';')) {
      tables.push(open.join('\n'));
      open = undefined;
    }
  }
  return tables.join('\n\n');
}
