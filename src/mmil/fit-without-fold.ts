import type { Learner, LearnerModel } from '../learners/learner.ts';
import type { Bags } from './bags.ts';
import { fitMmil } from './fit-mmil.ts';
import type { MmilOptions } from './mmil-options.ts';

/** The cells of a fold, judged by a fit to the cells of all others. */
export interface HeldOutFold {
  /** Logit of each held-out cell. */
  eta: Float64Array;
  /** Inherited label of each held-out cell. */
  z: Bags['z'];
  /** n₁/n of the cells that were fitted. */
  sickShare: number;
}

/**
 * Fits to every cell outside of a fold, and gives the logits of those in it.
 *
 * @example
 * const { eta, z, sickShare } = await fitWithoutFold(bags, foldOf, 0, { learner: lasso({ lambda: 0.01 }), rho: 0.5 });
 */
export async function fitWithoutFold<M extends LearnerModel>(
  bags: Bags,
  foldOf: ArrayLike<number>,
  fold: number,
  options: { learner: Learner<M>; rho: number } & Pick<MmilOptions<M>, 'stop' | 'maxIterations' | 'seed' | 'signal'>,
): Promise<HeldOutFold> {
  const weights = Float64Array.from(foldOf, (own) => Number(own !== fold));
  const { model, sickShare } = await fitMmil(bags, { ...options, weights });
  const isHeld = (_: number, i: number): boolean => foldOf[i] === fold;
  return { eta: model.logit(bags.cells).filter(isHeld), z: bags.z.filter(isHeld), sickShare };
}
