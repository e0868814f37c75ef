import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { openLawStore, type LawStore } from './law-store.ts'
import type { WorkerAnswer, WorkerOrder, WorkerRequest } from './law-worker.ts'

/** The thread of law-worker.ts, begun by worker.ts: opens the store it was ordered, then answers one request after the other. */
const port = parentPort
if (!port) throw new Error('law-thread.ts runs as a worker thread only')
const order = workerData as WorkerOrder
let now = order.now
const clock = { now: () => new Date(now) }
const opened = openLawStore(order.directory, { clock, cache: order.cache, folder: order.folder })

const answer = (message: WorkerAnswer): void => port.postMessage(message)
if (!opened.ok) answer({ kind: 'failed', error: opened.error })
else {
  const store = opened.value
  port.on('message', (request: WorkerRequest) => {
    now = request.now
    answer({ kind: 'answer', id: request.id, value: call(store, request) })
  })
  answer({ kind: 'ready' })
  // Written now: a thread that is ended writes nothing.
  flushCompileCache()
}

function call(store: LawStore, request: WorkerRequest): unknown {
  if (request.method === 'search') return store.search(...request.args)
  if (request.method === 'answers') return store.answers(...request.args)
  if (request.method === 'cited') return store.cited(...request.args)
  if (request.method === 'article') return store.article(...request.args)
  if (request.method === 'contents') return store.contents(...request.args)
  if (request.method === 'lawAskedFor') return store.lawAskedFor(...request.args)
  return request.method === 'names' ? store.names() : store.info()
}
