/** Lets at most `size` through at a time, the others in the order in which they came. */
export interface Gate {
  /** Undefined when there is room at once. */
  enter(): Promise<void> | undefined;
  leave(): void;
}

export function gate(size: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  let first = 0;
  return {
    enter() {
      if (inside < size) {
        inside++;
        return undefined;
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      if (first === waiting.length) {
        inside--;
        return;
      }
      waiting[first++]!(); // the place goes to the next one
      if (first > 1024) first -= waiting.splice(0, first).length;
    },
  };
}
