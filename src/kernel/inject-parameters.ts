import { type Cell, hasTag, type Notebook, sourceOf } from './notebook.ts';
import { ParameterError } from './parameter-error.ts';
import { typescript } from './typescript.ts';

/** Parameters of a notebook: what its cell tagged `parameters` declares, with whether the default is a string. */
export function declaredParameters(notebook: Notebook): Map<string, { isString: boolean }> {
  const declared = new Map<string, { isString: boolean }>();
  const cell = notebook.cells.find((candidate) => hasTag(candidate, 'parameters'));
  if (!cell) return declared;
  const file = typescript.createSourceFile('parameters.ts', sourceOf(cell), typescript.ScriptTarget.Latest);
  for (const statement of file.statements) {
    if (!typescript.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = initializer && typescript.isAsExpression(initializer) ? initializer.expression : initializer;
      if (typescript.isIdentifier(name))
        declared.set(name.text, { isString: value !== undefined && typescript.isStringLiteralLike(value) });
    }
  }
  return declared;
}

/**
 * Sets parameters the way papermill does: a cell tagged `injected-parameters` follows the one tagged `parameters` and
 * declares them again. A cell injected earlier is replaced.
 *
 * @param values texts as given on the command line; read as JSON unless the default is a string
 * @throws {ParameterError} for a name that the notebook does not declare, or a value that is no JSON
 * @example injectParameters(notebook, { replicates: '500' })   // …, const replicates = 500;, …
 */
export function injectParameters(notebook: Notebook, values: Record<string, string>): Notebook {
  const cells = notebook.cells.filter((cell) => !hasTag(cell, 'injected-parameters'));
  const names = Object.keys(values);
  if (names.length === 0) return { ...notebook, cells };
  const declared = declaredParameters(notebook);
  const lines = names.map((name) => {
    const parameter = declared.get(name);
    if (!parameter) {
      const known = [...declared.keys()].join(', ') || 'none: it has no cell tagged "parameters"';
      throw new ParameterError(`no parameter "${name}"; this notebook has: ${known}`);
    }
    return `const ${name} = ${literal(name, values[name]!, parameter.isString)};`;
  });
  const injected: Cell = {
    id: 'injected-parameters',
    cell_type: 'code',
    metadata: { tags: ['injected-parameters'] },
    source: lines.join('\n'),
    outputs: [],
    execution_count: null,
  };
  const at = cells.findIndex((cell) => hasTag(cell, 'parameters')) + 1;
  return { ...notebook, cells: [...cells.slice(0, at), injected, ...cells.slice(at)] };
}

function literal(name: string, text: string, isString: boolean): string {
  if (isString) return JSON.stringify(text);
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    throw new ParameterError(`parameter "${name}": ${JSON.stringify(text)} is no number, true, false or other JSON`);
  }
}
