/**
 * Who is running on the kernel's first thread, shared with the second one: code of cells, which an interrupt may end, or
 * the kernel's own, which must not be torn out of its work. An ending that was sent off still has to land in the former,
 * so there is a third state, and the kernel's own code waits for it to pass.
 *
 * The first word holds the state in its lowest two bits and above them a count of turns, so that an ending meant for one
 * turn cannot reach the next; the second holds the number of the interrupt that was answered last.
 */
const KERNEL = 0;
const CELLS = 1;
const ENDING = 2;
const stateOf = (turn: number): number => turn & 3;

/** @returns the shared words, as `createEvaluator`, `serve` and the control thread take them */
export const createInterruptible = (): Int32Array => new Int32Array(new SharedArrayBuffer(8));

/** First thread: from here on only code of cells runs. */
export function enterCells(words: Int32Array): void {
  Atomics.store(words, 0, (Atomics.load(words, 0) & ~3) + 4 + CELLS);
}

/** First thread: from here on the kernel's own code runs. An ending on its way lands in this loop, if it must. */
export function leaveCells(words: Int32Array): void {
  for (;;) {
    const turn = Atomics.load(words, 0);
    if (stateOf(turn) === KERNEL) return;
    if (stateOf(turn) === CELLS) Atomics.compareExchange(words, 0, turn, turn - CELLS);
  }
}

/** First thread: takes note of an interrupt. False when it was answered already. */
export function answerInterrupt(words: Int32Array, interrupt: number): boolean {
  leaveCells(words);
  return Atomics.exchange(words, 1, interrupt) < interrupt;
}

export const isAnswered = (words: Int32Array, interrupt: number): boolean => Atomics.load(words, 1) >= interrupt;

/**
 * Second thread: ends what runs on the first one if that is code of cells and the interrupt is still unanswered.
 *
 * @param end does it, and calls back when it is done
 */
export function endCells(words: Int32Array, interrupt: number, end: (done: () => void) => void): void {
  const turn = Atomics.load(words, 0);
  if (stateOf(turn) !== CELLS || isAnswered(words, interrupt)) return;
  const ending = turn - CELLS + ENDING;
  if (Atomics.compareExchange(words, 0, turn, ending) !== turn) return;
  end(() => Atomics.compareExchange(words, 0, ending, turn));
}
