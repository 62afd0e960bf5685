import { BackendError } from './backend-error.ts';
import { type BackendName, backendNames, openBackend } from './open-backend.ts';

/** What trains a network, and why it was chosen. */
export interface Backend {
  name: BackendName;
  /** For example `@tensorflow/tfjs-node-gpu is not installed`. */
  why: string;
}

/** What to do about a backend that is absent. */
const remedies: Record<BackendName, string> = {
  gpu: 'on Linux or Windows with an NVIDIA GPU and CUDA 11, run npm run gpu:install',
  wasm: 'run npm ci again',
  cpu: 'run npm ci again',
  plain: '',
};

const opened = new Map<BackendName, Promise<string | undefined>>();
const used = new Map<BackendName, Backend>();

/** Why a backend cannot be used here, or undefined when it is ready. Looked at once a process. */
export function backendAbsence(name: BackendName): Promise<string | undefined> {
  if (!opened.has(name)) opened.set(name, openBackend(name));
  return opened.get(name)!;
}

/** Notes what a fit was made with. */
export const noteUse = (backend: Backend): unknown => used.set(backend.name, backend);

/** The backends that fits of this process were made with, for the stamp of a notebook. */
export const backendsUsed = (): readonly Backend[] => [...used.values()];

/**
 * Chooses what trains networks: the backend asked for, by option or else by the environment variable
 * `ASSAYBOOK_BACKEND`; else the first that is there of gpu, wasm, cpu.
 *
 * @throws BackendError when the one asked for is unknown or absent: no other is taken in its place
 * @example
 * await chooseBackend(); // { name: 'wasm', why: '@tensorflow/tfjs-node-gpu is not installed' }
 */
export async function chooseBackend(
  asked: BackendName | 'auto' = 'auto',
  absence: (name: BackendName) => Promise<string | undefined> = backendAbsence,
): Promise<Backend> {
  const fromEnvironment = asked === 'auto' ? process.env.ASSAYBOOK_BACKEND || 'auto' : 'auto';
  const name = asked === 'auto' ? fromEnvironment : asked;
  const source = fromEnvironment === 'auto' ? "the option 'backend'" : 'ASSAYBOOK_BACKEND';
  return name === 'auto' ? firstPresent(absence) : demanded(name, source, absence);
}

async function demanded(
  name: string,
  source: string,
  absence: (name: BackendName) => Promise<string | undefined>,
): Promise<Backend> {
  const known = backendNames.find((one) => one === name);
  if (!known)
    throw new BackendError(`${source} asks for the backend '${name}': there are auto, ${backendNames.join(', ')}`);
  const reason = await absence(known);
  if (reason !== undefined)
    throw new BackendError(
      `${source} asks for the backend '${known}', but ${reason}: ${remedies[known]}, or ask for auto to get the best there is`,
    );
  return { name: known, why: `${source} asks for it` };
}

async function firstPresent(absence: (name: BackendName) => Promise<string | undefined>): Promise<Backend> {
  const reasons: string[] = [];
  for (const name of ['gpu', 'wasm', 'cpu'] as const) {
    const reason = await absence(name);
    if (reason === undefined) return { name, why: reasons.join('; ') || 'a CUDA device is there' };
    reasons.push(reason);
  }
  throw new BackendError(`no backend can be used (${reasons.join('; ')}): run npm ci again, or ask for plain`);
}
