import { Worker } from 'node:worker_threads'
import type { YamlProblem } from '../../../base/yaml.ts'
import { told } from '../../../content/faults.ts'
import type { PackText } from '../../../content/packs/merge.ts'
import { MOST_PACK_FILES } from '../../../exchange/schemas/pack.ts'

/** A check takes seconds, on a slow machine some more; what takes longer was made to. */
const LIMIT_MS = 120_000
const MEMORY_MB = 512

let running: Promise<unknown> = Promise.resolve()

/**
 * What is wrong with the content once these files stand in it: everything that a kiosk would refuse, by file, line and
 * field. In a thread, one check after the other. Rejects where the check itself fails.
 */
export function checkTexts(files: readonly PackText[]): Promise<YamlProblem[]> {
  if (files.length > MOST_PACK_FILES)
    return Promise.resolve([
      {
        file: '',
        line: 1,
        field: '',
        ...told('too-many-files', { count: files.length, most: MOST_PACK_FILES }),
      },
    ])
  const before = running
  const mine = before.then(() => check(files))
  running = mine.catch(() => undefined)
  return mine
}

function check(workerData: readonly PackText[]): Promise<YamlProblem[]> {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB }
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { workerData, resourceLimits })
  let timer: NodeJS.Timeout | undefined
  return new Promise<YamlProblem[]>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the content check took too long')), LIMIT_MS)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the content check ended without an answer')))
  }).finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
}
