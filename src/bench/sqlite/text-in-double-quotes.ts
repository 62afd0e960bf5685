const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * The statement with `"name"` as the text `'name'`. Double quotes are for names, but the usual build of SQLite, HELM's
 * too, takes them for text where there is no such column; the build here refuses that.
 *
 * @example textInDoubleQuotes('SELECT a FROM t WHERE sex = "Female"', 'Female') // "SELECT a FROM t WHERE sex = 'Female'"
 */
export function textInDoubleQuotes(sql: string, name: string): string {
  const wanted = `"${name.replaceAll('"', '""')}"`;
  return sql.replace(quoted, (token) => (token === wanted ? `'${name.replaceAll("'", "''")}'` : token));
}
