/** A controller serves so many requests: what listeners a careless model leaves on its signal does not pile up. */
const mostUses = 1000;

/**
 * Abort controllers, used again unless they were aborted: they are dear to make, and to clear away.
 *
 * @example
 * const { take, giveBack } = controllers();
 * const controller = take();
 * giveBack(controller); // once nothing is left that its signal should end
 */
export function controllers(): { take(): AbortController; giveBack(controller: AbortController): void } {
  const spare: AbortController[] = [];
  const uses = new WeakMap<AbortController, number>();
  return {
    take: () => spare.pop() ?? new AbortController(),
    giveBack(controller) {
      const used = (uses.get(controller) ?? 0) + 1;
      if (controller.signal.aborted || used >= mostUses) return;
      uses.set(controller, used);
      spare.push(controller);
    },
  };
}
