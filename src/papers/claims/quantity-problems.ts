import { unknownName } from '../tables/unknown-name.ts';
import { argChoices, type ClaimContext, type Quantity } from './quantity.ts';

/** A quantity by its name, with arguments. */
export interface NamedQuantity {
  quantity: string;
  args?: Readonly<Record<string, string | boolean>> | undefined;
}

/** Reports a quantity that does not exist, and arguments that it does not take, lacks, or that name nothing. */
export function quantityProblems(
  { quantity, args = {} }: NamedQuantity,
  context: ClaimContext,
  quantities: Readonly<Record<string, Quantity>>,
  report: (key: string, what: string) => void,
): void {
  if (!Object.hasOwn(quantities, quantity)) {
    report('quantity', unknownName('quantity', quantity, Object.keys(quantities)));
    return;
  }
  const { args: declared } = quantities[quantity]!;
  for (const name of Object.keys(args))
    if (!Object.hasOwn(declared, name)) report(`args.${name}`, unknownName('argument', name, Object.keys(declared)));
  for (const [name, kind] of Object.entries(declared)) {
    const value = args[name];
    const choices = argChoices(kind, context);
    if (value === undefined) {
      if (choices !== 'flag' && !kind.endsWith('?')) report(`args.${name}`, 'is missing');
    } else if (choices === 'flag') {
      if (typeof value !== 'boolean') report(`args.${name}`, `must be true or false, got ${value}`);
    } else if (!choices.values.includes(String(value)))
      report(`args.${name}`, unknownName(choices.kind, String(value), choices.values));
  }
}
