import type { Corpus } from '../../../content/laws/corpus.ts'
import { unwrap } from '../../../base/result.ts'
import { givenLessons } from '../../../content/laws/learn/lessons.ts'
import { describeMetrics, measureRankings, type Metrics } from '../../../content/laws/learn/metrics.ts'
import { percentile } from '../statistics.ts'
import type { BenchData } from './data.ts'
import { bm25, flexSearch, fts5, jiebaWords, miniSearch, type Peer, type PeerDocument } from './peers.ts'

export interface PeerResult {
  readonly name: string
  readonly metrics: Metrics
  readonly p95: number
}

/** What others reach on the same articles and the statute questions; a question's best time of three counts. */
export async function comparePeers(
  corpus: Corpus,
  data: BenchData,
  say: (line: string) => void,
): Promise<PeerResult[]> {
  const documents = Array.from({ length: corpus.national.documents }, (_, doc) => doc).map(
    (doc): PeerDocument & { doc: number } => {
      const { path, paragraphs } = corpus.article(doc)
      const version = corpus.versions.findLast(({ firstDoc }) => firstDoc <= doc)!
      return { doc, text: paragraphs?.join('\n') ?? '', title: `${version.title} ${path.join(' ')}` }
    },
  )
  const words = jiebaWords()
  const lessons = unwrap(givenLessons(data.statutes, corpus))
  const makers: readonly (() => Peer)[] = [
    () => bm25(documents, words),
    () => fts5(documents),
    () => miniSearch(documents, words),
    () => flexSearch(documents),
  ]
  const results: PeerResult[] = []
  for (const make of makers) {
    const startedAt = performance.now()
    const peer = make()
    const seconds = (performance.now() - startedAt) / 1000
    const times: number[] = []
    const judged = lessons.map(({ question, answers }) => {
      let ranking: number[] = []
      let best = Infinity
      for (let run = 0; run < 3; run++) {
        const before = performance.now()
        ranking = peer.search(question, 100)
        best = Math.min(best, performance.now() - before)
      }
      times.push(best)
      return { ranking, answers }
    })
    const metrics = measureRankings(judged)
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share))
    say(
      `${peer.name}: ${describeMetrics(metrics)}, built in ${seconds.toFixed(1)} s, p50/p95/p99 ${[p50, p95, p99].map((ms) => ms!.toFixed(1)).join('/')} ms`,
    )
    results.push({ name: peer.name, metrics, p95: p95! })
  }
  return results
}
