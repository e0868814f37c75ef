import { z } from 'zod'
import { printJson, topOf, wrongUse, type Flags } from './flags.ts'
import { openFor } from './store.ts'

const CATEGORIES = ['law', 'regulation', 'interpretation', 'rule', 'local'] as const
/** So many answers are shown, near misses among them. */
const ANSWERS = 4
const categories = z.enum(CATEGORIES).optional()

/** `search "QUESTION" [--db DIR] [--top N] [--law T] [--on DATE] [--region R] [--category C] [--json]` */
export function search(args: readonly string[], flags: Flags): number {
  const question = args.join(' ').trim()
  if (question === '') return wrongUse('search needs a question, e.g. search "老板拖欠工资怎么办"')
  const top = topOf(flags, 10)
  if (top === undefined) return wrongUse(`--top ${flags.top}: a whole number from 1 to 10000 is needed`)
  if (flags.on !== undefined && !z.iso.date().safeParse(flags.on).success)
    return wrongUse(`--on ${flags.on}: a date like 2026-01-31 is needed`)
  const category = categories.safeParse(flags.category)
  if (!category.success) return wrongUse(`--category ${flags.category}: one of ${CATEGORIES.join(', ')}`)
  const store = openFor(flags)
  if (typeof store === 'number') return store
  const started = performance.now()
  const hits = store.search(question, {
    top,
    law: flags.law,
    on: flags.on,
    region: flags.region,
    categories: category.data && [category.data],
  })
  const answers = store.answers(
    question,
    hits.map(({ id }) => id),
    ANSWERS,
  )
  const ms = Math.round((performance.now() - started) * 1000) / 1000
  const { source } = store.info()
  store.close()
  if (flags.json) {
    printJson({ question, source, ms, answers, results: hits })
    return 0
  }
  for (const { question: asked, score, good } of answers)
    process.stdout.write(`${good ? '问答' : '（问答）'} ${asked}  ${score}\n`)
  if (hits.length === 0) process.stdout.write('没有找到\n')
  for (const [index, hit] of hits.entries()) {
    const state = hit.status === 'current' ? '' : ` [${hit.status}]`
    process.stdout.write(
      `${index + 1}. 《${hit.law}》${hit.article}${state}${hit.local ? ' [local]' : ''}  ${hit.score}\n`,
    )
    process.stdout.write(`   ${source === 'digests' ? '要点：' : ''}${hit.snippet}\n`)
  }
  return 0
}
