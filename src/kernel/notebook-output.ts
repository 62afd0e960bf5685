import type { MimeBundle } from './mime-bundle.ts';

/** The way from a running cell to its outputs. */
export interface NotebookOutput {
  /** Adds an output, or with `update` replaces the one shown earlier under the same `id`. */
  display(forms: MimeBundle, options?: { id?: string; update?: boolean }): void;
}

/** Registered, not exported: after an edit, `src` is loaded afresh beside the kernel's own copy, and both must meet. */
const KEY = Symbol.for('assaybook.notebookOutput');

type Holder = { [KEY]?: NotebookOutput };

export const setNotebookOutput = (output: NotebookOutput): void => {
  (globalThis as Holder)[KEY] = output;
};

/** Outputs of the notebook this code runs in; `undefined` in a terminal or a test. */
export const notebookOutput = (): NotebookOutput | undefined => (globalThis as Holder)[KEY];
