/**
 * The scores separate the classes (or there is one class only), so the fit runs off to infinity. Remedy: more data, or
 * a penalty, or leave the scores as they are.
 */
export class SeparableError extends Error {
  override name = 'SeparableError';
}
