import { readFileSync } from 'node:fs'
import { openLawWorker } from '../../../content/laws/law-worker.ts'
import { percentile } from '../statistics.ts'

/**
 * A process of its own that serves a store as the kiosk does, from a worker thread:
 * `node serve.ts STORE QUESTIONS.json`, prints one line of JSON. Each question is asked three times, its best counts.
 */
const [store, file] = process.argv.slice(2)
const questions = JSON.parse(readFileSync(file!, 'utf8')) as string[]
const started = performance.now()
const opened = await openLawWorker(store)
if (!opened.ok) throw new Error(opened.error)
const laws = opened.value
const readyMs = performance.now() - started
const firstAt = performance.now()
await laws.search('老板不给钱', { top: 20 })
const firstMs = performance.now() - firstAt
const best = questions.map(() => Infinity)
for (let run = 0; run < 3; run++)
  for (const [at, question] of questions.entries()) {
    const before = performance.now()
    await laws.search(question, { top: 20 })
    best[at] = Math.min(best[at]!, performance.now() - before)
  }
process.stdout.write(
  JSON.stringify({
    readyMs,
    firstMs,
    residentMb: process.memoryUsage().rss / 2 ** 20,
    p50: percentile(best, 0.5),
    p95: percentile(best, 0.95),
    p99: percentile(best, 0.99),
  }),
)
await laws.close()
