import { z } from 'zod';

/** A list whose `id`s are all different: the message names the id and both places. */
export function uniqueIds<Item extends z.ZodType<{ id: string }>>(item: Item) {
  return z.array(item).superRefine((items, context) => {
    const seen = new Map<string, number>();
    items.forEach(({ id }, index) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else context.addIssue({ code: 'custom', path: [index, 'id'], message: `id ${id} is already used by [${first}]` });
    });
  });
}
