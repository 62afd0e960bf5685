/**
 * Name of an instance that is one of its own: HELM gives a perturbed copy, and each option that is asked for apart, the
 * id of the instance that it was made of.
 *
 * @example
 * instanceName('id7') // 'id7'
 * instanceName('id7', 'typos', 2) // 'id7 perturbation=typos reference=2'
 */
export function instanceName(
  id: string,
  perturbation?: string | null,
  reference?: number | null,
  mode?: string,
): string {
  return [
    id,
    ...(perturbation ? [`perturbation=${perturbation}`] : []),
    ...(reference === undefined || reference === null ? [] : [`reference=${reference}`]),
    ...(mode === undefined || mode === 'original' ? [] : [`mode=${mode}`]),
  ].join(' ');
}
