const collator = new Intl.Collator('en', { numeric: true });

/** Orders ids as people do (`q-2` before `q-10`), the same on every machine. */
export const byId = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : Number(a > b));

/** Orders records by instance, then by replicate. */
export const byInstance = (
  a: { instance: string; replicate: number },
  b: { instance: string; replicate: number },
): number => byId(a.instance, b.instance) || a.replicate - b.replicate;
