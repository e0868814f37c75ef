import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { packProblems } from '../../../content/packs/check-pack.ts'
import type { PackText } from '../../../content/packs/merge.ts'

/** A check reads and judges all content: seconds in which the server would answer nobody. */
const SHIPPED = fileURLToPath(new URL('../../../content', import.meta.url))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(packProblems(SHIPPED, workerData as readonly PackText[]))
