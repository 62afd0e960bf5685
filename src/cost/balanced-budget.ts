import type { Ask, Budget, Purse, Reservation, Share } from './budget.ts';

export interface BalancedBudgetOptions {
  /** The most that the verdicts on one answer can cost, in USD: set aside with it. Default 0. */
  verdictUsd?: number;
}

/** A budget for several models on the same instances. */
export interface BalancedBudget {
  /** For the models that are compared. */
  answers: Purse;
  /** For the judges: what was set aside with the answers, then what is free. */
  verdicts: Purse;
  /** Frees what was set aside for a model whose run has ended. */
  finish(model: string): void;
}

/**
 * Spends a budget on a balanced design: an instance is let in for all models or for none. The first model that asks a row
 * has the money for that row set aside for all of them; when it does not fit, no new row is let in any more, and those
 * let in are asked by every model. So every model has the same instances answered when the money ends. The runs may go
 * side by side (better: what one leaves is used by all) or one after the other.
 *
 * @param models all that will ask, as the table of prices names them
 * @throws RangeError for fewer than one model
 * @example
 * const { answers } = balancedBudget(runBudget(5, prices), ['openai/gpt-4o', 'openai/gpt-4o-mini']);
 * await Promise.all(models.map((model) => runBenchmark(medQa, budgeted(model, answers))));
 */
export function balancedBudget(
  budget: Budget,
  models: readonly string[],
  { verdictUsd = 0 }: BalancedBudgetOptions = {},
): BalancedBudget {
  const names = [...new Set(models)];
  if (names.length === 0) throw new RangeError('a balanced budget needs at least one model');
  const rows = new Map<string, Promise<{ shares: Map<string, Share>; seated(): void }>>();
  const idle = new Map<string, Set<Share>>(names.map((name) => [name, new Set()]));
  const pot = new Set<Share>();
  const closed: { error?: unknown } = {};

  /** Sets aside a row for all models; once one is refused, so are all later ones. */
  async function admit(ask: Ask): Promise<{ shares: Map<string, Share>; seated(): void }> {
    if ('error' in closed) throw closed.error;
    const sums = names.map((model) => budget.ceilingOf({ ...ask, model }) + verdictUsd);
    const { shares, seated } = await budget.hold(sums).catch((error: unknown) => {
      closed.error ??= error;
      throw error;
    });
    names.forEach((name, m) => idle.get(name)!.add(shares[m]!));
    return { shares: new Map(names.map((name, m) => [name, shares[m]!])), seated };
  }

  return {
    answers: {
      prices: budget.prices,
      async take(ask) {
        const own = idle.get(ask.model);
        if (!own)
          throw new RangeError(`${ask.model} is none of the models of the balanced budget: ${names.join(', ')}`);
        let row = rows.get(ask.row);
        if (!row) rows.set(ask.row, (row = admit(ask)));
        const { shares, seated } = await row;
        const share = shares.get(ask.model)!;
        if (!own.delete(share)) return budget.take(ask); // asked again
        const reservation = share.start(ask, share.usd - verdictUsd);
        seated();
        if (verdictUsd > 0) pot.add(share);
        return reservation;
      },
    },
    verdicts: {
      prices: budget.prices,
      async take(ask): Promise<Reservation> {
        const sum = budget.ceilingOf(ask);
        for (const share of pot)
          if (share.usd + 1e-12 >= sum) {
            const reservation = share.start(ask, Math.min(sum, share.usd));
            if (share.usd <= 1e-12) pot.delete(share);
            return reservation;
          }
        return budget.take(ask);
      },
    },
    finish(model) {
      for (const share of idle.get(model) ?? []) share.drop();
      idle.get(model)?.clear();
    },
  };
}
