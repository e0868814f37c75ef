import { Worker } from 'node:worker_threads'
import { err, type Result } from '../../../base/result.ts'
import type { OfficeProfile } from '../../../content/office/profile-schema.ts'
import type { PackManifest } from '../../../exchange/schemas/pack.ts'
import type { PackPlace, ReadPack, ShowFailure } from './read-pack.ts'

export interface Task {
  readonly place: PackPlace
  /** A pack, or only the profile of one by its hash. */
  readonly what: { readonly pack: PackManifest } | { readonly profile: string }
}

/** `readPack` in a thread that hands over what it read: a touch meanwhile is answered as ever. */
export const readPackAside = (place: PackPlace, pack: PackManifest) =>
  aside<ReadPack>({ place, what: { pack } })

/** The same of `readProfile`. */
export const readProfileAside = (place: PackPlace, profile: string) =>
  aside<OfficeProfile>({ place, what: { profile } })

/** Rejects where the thread itself has a bug. */
function aside<T>(workerData: Task): Promise<Result<T, ShowFailure>> {
  const worker = new Worker(new URL('read-thread.ts', import.meta.url), { workerData })
  return new Promise<Result<T, ShowFailure>>((resolve, reject) => {
    worker.once('message', resolve)
    // A machine without memory for it shows what it showed, and tries again.
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code?.startsWith('ERR_WORKER') ? resolve(err({ kind: 'disk', code: error.code })) : reject(error),
    )
    worker.once('exit', () => reject(new Error('content was not read to its end')))
  }).finally(() => void worker.terminate())
}
