import type { Medhelm } from '../medhelm/medhelm.ts';
import { agreementSetIds } from '../medhelm/agreement/rated-answers.ts';
import { goldStages } from '../medhelm/medhelm-gold-filter.ts';
import { medhelmSuiteIds } from '../medhelm/medhelm-suite.ts';

/** What claims are computed from. */
export interface ClaimContext {
  medhelm: Medhelm;
}

/** The values that an argument of each kind may take. */
const kinds = {
  suite: () => medhelmSuiteIds,
  model: ({ medhelm }: ClaimContext) => medhelm.models.map(({ id }) => id),
  benchmark: ({ medhelm }: ClaimContext) => medhelm.benchmarks.map(({ id }) => id),
  category: ({ medhelm }: ClaimContext) => medhelm.categories.map(({ id }) => id),
  access: () => ['public', 'gated', 'private'] as const,
  origin: () => ['existing', 'reformulated', 'new', 'reformulated-or-new'] as const,
  'question type': () => ['open', 'closed'] as const,
  end: () => ['lowest', 'highest'] as const,
  side: () => ['input', 'output'] as const,
  'gold stage': () => goldStages,
  'panel source': () => ['single judges', 'published'] as const,
  'place ties': () => ['average', 'rows'] as const,
  'cost measure': () => ['benchmarkTokens', 'juryTokens', 'benchmarkUsd', 'juryUsd', 'totalUsd'] as const,
  'agreement set': () => agreementSetIds,
  'interval end': () => ['estimate', 'lower', 'upper'] as const,
  'pair measure': () => ['mean', 'lowest', 'highest', 'lower', 'upper'] as const,
};
type Kind = keyof typeof kinds;
type Value<K extends Kind> = ReturnType<(typeof kinds)[K]>[number];

/** Declares an argument: its kind, with `?` when it may be left out, or `flag` (true, or left out). */
export type ArgKind = Kind | `${Kind}?` | 'flag';

/** The arguments that a declaration admits. */
export type ArgValues<Args extends Record<string, ArgKind>> = {
  [Name in keyof Args]: Args[Name] extends Kind
    ? Value<Args[Name]>
    : Args[Name] extends `${infer K extends Kind}?`
      ? Value<K> | undefined
      : boolean | undefined;
};

/** A function that claims can name. */
export interface Quantity {
  args: Readonly<Record<string, ArgKind>>;
  /** `args` were checked against the declaration when the claims file was read. */
  compute(context: ClaimContext, args: Readonly<Record<string, string | boolean>>): number;
}

/** Declares a quantity with typed arguments. */
export function quantity<const Args extends Record<string, ArgKind>>(
  args: Args,
  compute: (context: ClaimContext, args: ArgValues<Args>) => number,
): Quantity {
  return { args, compute: compute as Quantity['compute'] };
}

/** The values that an argument may take: none for a flag. */
export function argChoices(kind: ArgKind, context: ClaimContext): { kind: string; values: readonly string[] } | 'flag' {
  if (kind === 'flag') return 'flag';
  const bare = kind.replace(/\?$/, '') as Kind;
  return { kind: bare, values: kinds[bare](context) };
}
