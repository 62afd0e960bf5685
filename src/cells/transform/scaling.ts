/** Where each feature lies and how wide it is, learned from training cells. Plain JSON: it is kept with the model. */
export interface Scaling {
  method: 'min-max' | 'z';
  names: string[];
  /** Subtracted: the smallest value, or the mean. */
  shift: number[];
  /** Divided by: the range, or the standard deviation; 1 where a feature is constant. */
  scale: number[];
  /** Features that are constant in the training cells: they become 0 there. */
  constant: string[];
  /** Number of training cells. */
  cells: number;
  /** Patients of the training cells, where these were chosen by patient. */
  patients?: string[];
}
