/**
 * What is used of a danfo data frame. Its own type would bring that of TensorFlow.js into every notebook, seconds of type
 * checking; who wants it says `toDanfo<DataFrame>(cells)` with the import of `danfojs-node`.
 */
export interface DanfoFrame {
  readonly columns: string[];
  /** Rows, columns. */
  readonly shape: readonly number[];
  column(name: string): { readonly values: unknown };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the rest of danfo's methods, unchecked
  readonly [method: string]: any;
}
