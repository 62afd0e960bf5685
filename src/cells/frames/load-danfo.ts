import type { DanfoFrame } from './danfo-frame.ts';

/** Imported by its name alone: its types are 600 files, which every reader of this project's would have to read. */
const danfoPackage: string = 'danfojs-node';

/** danfo, loaded at the first call (1 to 2 s). */
export async function loadDanfo(): Promise<{ DataFrame: new (data: object, options?: object) => DanfoFrame }> {
  return (await import(danfoPackage)) as { DataFrame: new (data: object, options?: object) => DanfoFrame };
}
