/** The money does not suffice for the next request. The remedy: raise the budget and run again. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}
