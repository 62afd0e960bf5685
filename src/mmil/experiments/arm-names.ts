import type { Arm } from './arms.ts';

/** What arms are called in figures, where each has a colour of its own by this name. */
export const armNames: Readonly<Record<Arm, string>> = { oracle: 'oracle', naive: 'naive', mmil: 'MMIL' };
