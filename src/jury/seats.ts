import type { Model } from '../llm/model.ts';

/** A judge's place on a jury: a model that sits twice has two, and is asked twice. */
export interface Seat {
  /** Name of the model; `#2`, `#3` … behind it from its second seat on. */
  seat: string;
  judge: Model;
  replicate: number;
}

/** The seats of a jury, in the order of its judges. */
export function seatsOf(judges: readonly Model[]): Seat[] {
  return judges.map((judge, j) => {
    const replicate = judges.slice(0, j).filter(({ name }) => name === judge.name).length;
    return { seat: replicate === 0 ? judge.name : `${judge.name} #${replicate + 1}`, judge, replicate };
  });
}
