import { type CostOptions, costOf, type Tokens } from './cost-of.ts';
import { OverBudgetError } from './over-budget-error.ts';
import { priceOf } from './price-of.ts';
import type { Prices } from './prices.ts';

/** A request that is about to be sent. */
export interface Ask {
  /** As the table of prices names it. */
  model: string;
  /** The most it can take. */
  tokens: Tokens;
  /** What all models are asked alike has the same row: a prompt and its repeat. */
  row: string;
}

/** Money set aside for a request on its way. */
export interface Reservation {
  /**
   * Ends it: what it took is spent, the rest is free again.
   *
   * @param tokens as the server counted them; undefined where nobody knows: all that was set aside is then spent
   */
  settle(tokens: Tokens | undefined): void;
}

/** Where requests get their money from. */
export interface Purse {
  readonly prices: Prices;
  /**
   * Sets aside what a request may cost. Waits while requests on their way may leave enough.
   *
   * @throws OverBudgetError when nothing on its way can make it fit
   */
  take(ask: Ask): Promise<Reservation>;
}

/** Where the money of a budget is, in USD. Plain JSON. */
export interface BudgetReading {
  usd: number;
  spent: number;
  /** Set aside: for requests on their way, and for those that belong with them. */
  reserved: number;
  left: number;
  requests: number;
  /** Requests that took more than was set aside for them: the server counts what it was not sent. 0 but for such servers. */
  beyond: number;
}

/** Money set aside that no request uses yet. */
export interface Share {
  readonly usd: number;
  /** Uses some of it (all unless stated) for a request. */
  start(ask: Ask, usd?: number): Reservation;
  /** Frees what is left of it. */
  drop(): void;
}

export interface Budget extends Purse {
  ceilingOf(ask: Ask): number;
  /** Sets aside several sums or none; waits behind single requests. Counts as on its way until `seated` is called. */
  hold(sums: readonly number[]): Promise<{ shares: Share[]; seated(): void }>;
  reading(): BudgetReading;
}

export interface BudgetOptions extends CostOptions {
  /** What earlier starts of the same run have spent, in USD. Default 0. */
  spent?: number;
}

/**
 * A budget in USD. Before each request the most that it can cost is set aside, so that what is spent and what is on its
 * way never exceed the budget, at any concurrency. When a request ends, the difference is free again. A request that does
 * not fit waits for those on their way; when none is left, it is refused.
 *
 * @throws RangeError for amounts that are negative or no numbers
 * @example
 * const budget = runBudget(5, prices);
 * await runBenchmark(medQa, budgeted(modelOf('openai/gpt-4o'), budget));
 * budget.reading().spent; // 5 at most
 */
export function runBudget(
  usd: number,
  prices: Prices,
  { spent: before = 0, batch = false }: BudgetOptions = {},
): Budget {
  for (const [name, value] of Object.entries({ 'a budget': usd, 'spent before': before }))
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`${name} must be US dollars of 0 or more, got ${value}`);
  interface Waiter {
    usd: number;
    grant(): void;
    refuse(): void;
  }
  let [spent, held, inFlight, requests, beyond] = [before, 0, 0, 0, 0];
  const waiting: { single: Waiter[]; together: Waiter[] } = { single: [], together: [] };
  // A millionth of a cent: sums of floats are not exact, and a budget of ten requests must pay for ten.
  const fits = (sum: number): boolean => spent + held + sum <= usd + 1e-8;
  const usdOf = (model: string, tokens: Tokens): number => costOf(tokens, priceOf(prices, model), { batch }).total;

  /** Lets in who fits, single requests first, each kind in the order they came; refuses when nothing can change. */
  function pump(): void {
    for (const queue of [waiting.single, waiting.together])
      while (queue.length > 0) {
        if (fits(queue[0]!.usd)) queue.shift()!.grant();
        else if (inFlight === 0) queue.shift()!.refuse();
        else break;
      }
  }
  const refusal = (sum: number): OverBudgetError => new OverBudgetError(`over budget: ${why(sum)}`);
  const why = (sum: number): string =>
    requests === 0 && before === 0
      ? `the budget of ${dollars(usd)} is smaller than one request, which may cost up to ${dollars(sum)}`
      : `the next may cost up to ${dollars(sum)}, and ${dollars(usd - spent - held)} of ${dollars(usd)} are left`;

  function enter(queue: Waiter[], sum: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = (): void => {
        held += sum;
        inFlight++;
        resolve();
      };
      const refuse = (): void => reject(refusal(sum));
      queue.push({ usd: sum, grant, refuse });
      pump();
    });
  }
  function reservation(model: string, sum: number): Reservation {
    let open = true;
    requests++;
    return {
      settle(tokens) {
        if (!open) return;
        const took = tokens === undefined ? sum : usdOf(model, tokens);
        open = false;
        held -= sum;
        spent += took;
        if (took > sum + 1e-12) beyond++;
        inFlight--;
        pump();
      },
    };
  }
  function share(size: number): Share {
    let left = size;
    return {
      get usd() {
        return left;
      },
      start({ model }, sum = left) {
        left -= sum;
        inFlight++;
        return reservation(model, sum);
      },
      drop() {
        held -= left;
        left = 0;
        pump();
      },
    };
  }
  const ceilingOf = ({ model, tokens }: Ask): number => usdOf(model, tokens);
  return {
    prices,
    ceilingOf,
    async take(ask) {
      const sum = ceilingOf(ask);
      await enter(waiting.single, sum);
      return reservation(ask.model, sum);
    },
    async hold(sums) {
      await enter(
        waiting.together,
        sums.reduce((a, b) => a + b, 0),
      );
      let standing = true;
      return {
        shares: sums.map(share),
        seated() {
          if (!standing) return;
          standing = false;
          inFlight--;
          pump();
        },
      };
    },
    reading: () => ({ usd, spent, reserved: held, left: Math.max(0, usd - spent - held), requests, beyond }),
  };
}

const dollars = (usd: number): string => `${usd >= 1 ? usd.toFixed(2) : Number(Math.max(0, usd).toPrecision(3))} USD`;
