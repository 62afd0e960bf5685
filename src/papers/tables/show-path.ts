import { isAbsolute, relative } from 'node:path';

/** A path as a reader wants to see it: relative to the working folder when it lies inside it, whole otherwise. */
export function showPath(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}
