import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unwrap } from '../../base/result.ts'
import { describeMetrics } from '../../content/laws/learn/metrics.ts'
import { openLawStore } from '../../content/laws/law-store.ts'
import { openStore } from '../../content/laws/store/open-store.ts'
import type { Bar } from './bar.ts'
import { benchData, readQuestions, type BenchData } from './laws/data.ts'
import { comparePeers } from './laws/compare.ts'
import { measureQuality } from './laws/quality.ts'
import { buildStore, serveStore, type Built, type Served } from './laws/stores.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Search of laws: quality on both development sets, time and memory as served, growth, slips of the finger, and
 * what usual search packages reach on the same articles. Bars: issue 5 and law-search notes of the founding.
 */
export default async function laws(): Promise<readonly Bar[]> {
  const data = benchData()
  if (!data) {
    say('skipped: no benchmark on this machine; LAWS_BENCH names a folder with laws/ and bench/')
    return []
  }
  const root = mkdtempSync(join(tmpdir(), 'laws-bench-'))
  try {
    return await measure(root, data)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function measure(root: string, data: BenchData): Promise<readonly Bar[]> {
  const questions = [data.statutes, data.kiosk].flatMap((file) =>
    readQuestions(file).map(({ query }) => query),
  )
  const one = serve('×1', await buildStore(join(root, 'one'), data.corpus), questions)
  const corpus = unwrap(openStore(one.store.directory))
  const peers = await comparePeers(corpus, data, say)
  const quality = measureQuality(corpus, data, say)
  corpus.close()
  for (const [row, metrics] of quality.statutes) say(`statutes, ${row}: ${describeMetrics(metrics)}`)
  say(`statutes, one homophone swapped: ${describeMetrics(quality.statutesMisspelt)}`)
  for (const [row, metrics] of quality.kiosk) say(`kiosk, primary, ${row}: ${describeMetrics(metrics)}`)
  say(`kiosk, any acceptable, all: ${describeMetrics(quality.kioskAny)}`)
  say(`kiosk, primary not among the first five: ${quality.kioskMissed.join(' | ')}`)

  const growth = await measureGrowth(root, data, one, questions)
  const statutes = quality.statutes.get('all')!
  const kiosk = quality.kiosk.get('all')!
  const words = peers.find(({ name }) => name.startsWith('BM25'))
  const mini = peers.find(({ name }) => name.startsWith('MiniSearch'))
  if (!mini) say('MiniSearch is not installed: no ratio to it')
  return [
    {
      name: 'statutes R@10, cross-validated',
      value: statutes.recall10,
      unit: '',
      goal: { least: 0.7 },
      ...(words && { baseline: { name: words.name, value: words.metrics.recall10 } }),
    },
    {
      name: 'statutes R@100, cross-validated',
      value: statutes.recall100,
      unit: '',
      goal: { least: 0.88 },
      ...(words && { baseline: { name: words.name, value: words.metrics.recall100 } }),
    },
    { name: 'kiosk primary among the first 5', value: kiosk.recall5 * 100, unit: '%', goal: { least: 80 } },
    {
      name: 'statutes R@10 kept with one homophone swapped',
      value: (quality.statutesMisspelt.recall10 / statutes.recall10) * 100,
      unit: '%',
      goal: { least: 90 },
    },
    { name: 'search, 99 % (best of 3)', value: one.served.p99, unit: 'ms', goal: { most: 15 } },
    ...(mini
      ? [
          {
            name: 'times faster than MiniSearch, 95 %',
            value: mini.p95 / one.served.p95,
            unit: '',
            goal: { least: 5 },
          },
        ]
      : []),
    { name: 'ready after', value: one.served.readyMs, unit: 'ms', goal: { most: 300 } },
    { name: 'resident', value: one.served.residentMb, unit: 'MB', goal: { most: 200 } },
    ...growth,
  ]
}

interface Measured {
  readonly store: Built
  readonly served: Served
}

function serve(name: string, store: Built, questions: readonly string[]): Measured {
  const served = serveStore(store, questions)
  say(
    `${name}: ${store.articles} articles, built in ${store.seconds.toFixed(1)} s, index ${store.indexMb.toFixed(1)} MB, ready after ${served.readyMs.toFixed(0)} ms, first answer ${served.firstMs.toFixed(1)} ms, p50/p95/p99 ${[served.p50, served.p95, served.p99].map((ms) => ms.toFixed(1)).join('/')} ms, ${served.residentMb.toFixed(0)} MB resident`,
  )
  return { store, served }
}

/** Shares of the local rules that are added: about twice the articles, then all there are. */
const GROWTH = [0.7, 1]

/** The first ten national articles of each question, as one text a question. */
function firstTen({ directory }: Built, questions: readonly string[]): string[] {
  const store = unwrap(openLawStore(directory))
  const found = questions.map((question) =>
    store
      .rank(question, { top: 10 })
      .map(({ law, version, article }) => `${law}@${version}#${article}`)
      .join('|'),
  )
  store.close()
  return found
}

/** No cost may grow faster than the corpus (a tenth of tolerance for noise); what is found of national law may not change. */
async function measureGrowth(
  root: string,
  data: BenchData,
  one: Measured,
  questions: readonly string[],
): Promise<Bar[]> {
  const bars: Bar[] = []
  const before = firstTen(one.store, questions)
  for (const share of GROWTH) {
    const local = data.local.filter((_, at) => Math.floor(at * share) !== Math.floor((at + 1) * share))
    const store = await buildStore(join(root, `grown-${share}`), [...data.corpus, ...local])
    const factor = store.articles / one.store.articles
    const grown = serve(`×${factor.toFixed(2)}`, store, questions)
    const bar = (what: string, value: number): Bar => ({
      name: `${what} at ${factor.toFixed(2)} times the articles, times`,
      value,
      unit: '',
      goal: { most: factor * 1.1 },
    })
    const after = firstTen(store, questions)
    bars.push(
      {
        name: `questions with the same first ten of national law at ${factor.toFixed(2)} times the articles`,
        value: (after.filter((found, at) => found === before[at]).length / questions.length) * 100,
        unit: '%',
        goal: { least: 100 },
      },
      bar('search, 95 %,', grown.served.p95 / one.served.p95),
      bar('memory', grown.served.residentMb / one.served.residentMb),
      bar('building', grown.store.seconds / one.store.seconds),
    )
  }
  return bars
}
