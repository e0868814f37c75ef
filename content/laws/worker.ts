import { enableCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import type { WorkerOrder } from './law-worker.ts'

/**
 * Where a law thread begins. What an earlier start compiled is taken from the cache: half of a start is stripping
 * types, and the imports of the thread itself would do that before it could say so.
 */
const { code } = workerData as WorkerOrder
if (code !== undefined) enableCompileCache(code)
await import('./law-thread.ts')
