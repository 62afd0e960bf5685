/** A score that one rater gave one item; a judge's and a person's look the same. What was not rated is not there. */
export interface Rating {
  /** What was rated: one answer to one instance. */
  item: string;
  rater: string;
  /** Of the rubric; left out where there is but one. */
  criterion?: string;
  score: number;
}
