import { createHash } from 'node:crypto';

/**
 * Key of a completion that came from elsewhere: a hash of the run, the instance and the replicate, as what was sent is
 * not always known there.
 *
 * @example recordKey('aci_bench:model=a', 'id0', 0).length // 64
 */
export function recordKey(run: string, instance: string, replicate: number): string {
  return createHash('sha256')
    .update(JSON.stringify([run, instance, replicate]))
    .digest('hex');
}
