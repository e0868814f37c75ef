import { fileURLToPath } from 'node:url'
import { openLawStore } from '../../content/laws/law-store.ts'
import { loadContent } from '../../content/load.ts'
import { createSuggester } from '../../content/suggest/suggester.ts'
import { vocabularyOf } from '../../content/suggest/vocabulary.ts'
import type { Bar } from './bar.ts'

/** As many entries as with a full import: some thousand titles of national law beside our own questions. */
const COPIES = 4
const TYPED =
  't tq tqgz tuoqian 拖 拖欠 拖欠gongzi 老板 老板bu l lihun d ldht 工 工伤 b bgyl 女儿 怎么办 zmb qqqqqq'.split(
    ' ',
  )
const ROUNDS = 20
/** A suggestion that comes later than the next letter is none. */
const MOST_MS = 10

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

export default async function suggest(): Promise<readonly Bar[]> {
  const content = loadContent(fileURLToPath(new URL('../../content', import.meta.url)))
  const laws = openLawStore(undefined)
  if (!content.ok || !laws.ok) throw new Error('the content is faulty')
  const own = vocabularyOf(content.value, laws.value.names())
  const entries = Array.from({ length: COPIES }, (_, copy) =>
    own.map((entry) => ({ ...entry, text: entry.text + '一二三四'.slice(0, copy) })),
  ).flat()
  const suggester = createSuggester(entries)
  await suggester.ready
  const plain: number[] = []
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const typed of TYPED) {
      const before = performance.now()
      suggester.suggest(typed, { language: 'zh-CN', most: 6 })
      const between = performance.now()
      entries.filter(({ text }) => text.includes(typed))
      times.push(between - before)
      plain.push(performance.now() - between)
    }
  const sorted = times.toSorted((a, b) => a - b)
  const baseline = {
    name: 'looking for the characters only, 95 %',
    value: share(
      plain.toSorted((a, b) => a - b),
      0.95,
    ),
  }
  return [
    {
      name: `suggestions out of ${entries.length}, 95 %`,
      value: share(sorted, 0.95),
      unit: 'ms',
      goal: { most: MOST_MS },
      baseline,
    },
    { name: 'suggestions, slowest', value: share(sorted, 1), unit: 'ms', goal: { most: MOST_MS * 5 } },
  ]
}
