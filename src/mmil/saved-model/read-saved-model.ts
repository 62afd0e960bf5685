import { readFileSync } from 'node:fs';
import { learnerNamed, learnerNames } from './learner-named.ts';
import { type SavedModel, savedModelFormat, savedModelVersion } from './saved-model.ts';
import { SavedModelError } from './saved-model-error.ts';
import { z } from 'zod';

const finite = z.number();
const names = z.array(z.string().min(1)).min(1);

/** What scoring relies on; the record of how the model came about is passed through. */
const layout = z
  .looseObject({
    learner: z.enum(learnerNames),
    model: z.looseObject({ learner: z.string(), names }),
    markers: names,
    naming: z.enum(['stain', 'channel', 'marker', 'metal_marker']),
    transform: z.looseObject({
      cofactor: finite.min(0),
      scaling: z.looseObject({ names, shift: z.array(finite), scale: z.array(finite) }),
    }),
    rho: finite.gt(0).lt(1),
    sickShare: finite.gt(0).lt(1),
    calibration: z.object({ kind: z.literal('platt'), intercept: finite, slope: finite.positive() }).nullable(),
    healthyThreshold: z.looseObject({ threshold: finite, specificity: finite, n: finite }),
    healthyFalsePositives: z.looseObject({ share: finite, n: finite }),
    warnings: z.array(z.looseObject({ code: z.string(), message: z.string(), remedy: z.string() })),
    provenance: z.looseObject({ sheet: z.string() }),
  })
  .refine(
    ({ markers, model, transform: { scaling } }) =>
      [model.names, scaling.names].every((list) => list.join('\n') === markers.join('\n')) &&
      scaling.shift.length === markers.length &&
      scaling.scale.length === markers.length,
    'markers, model and scaling do not list the same features',
  );

/**
 * Reads a model that {@link writeSavedModel} wrote.
 *
 * @throws SavedModelError when the file cannot be read, is no such model or is of a later version
 * @example
 * const { logits } = scoreTable(readSavedModel('model.json'), await readCells('P9.fcs'));
 */
export function readSavedModel(path: string): SavedModel {
  const refuse = (what: string, cause?: unknown): never => {
    throw new SavedModelError(`${path}: ${what}`, { cause });
  };
  const isNone = 'is not a saved model: give the file that `assaybook fit --out` wrote';
  let json: Record<string, unknown> | null = null;
  try {
    json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> | null;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    refuse(code === undefined ? isNone : `cannot be read (${code}): check the path`, cause);
  }
  if (json?.format !== savedModelFormat) refuse(isNone);
  if (json!.version !== savedModelVersion)
    refuse(
      `is a model of version ${String(json!.version)}, this program reads version ${savedModelVersion}: update it, or fit again`,
    );
  const parsed = layout.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse(
      `is damaged: ${issue!.path.length > 0 ? `${issue!.path.join('.')}: ` : ''}${issue!.message}; copy it again, or fit again`,
    );
  }
  const saved = json as unknown as SavedModel;
  try {
    learnerNamed(saved.learner).learner.fromJSON(saved.model);
  } catch (cause) {
    refuse(`is damaged: ${(cause as Error).message}; copy it again, or fit again`, cause);
  }
  return saved;
}
