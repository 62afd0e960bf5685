/** Patients and their cells do not make a multi-instance problem: a patient with both labels, one class only … */
export class BagsError extends Error {
  override readonly name = 'BagsError';
}
