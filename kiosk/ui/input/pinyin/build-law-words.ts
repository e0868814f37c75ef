// oxlint-disable no-restricted-imports -- part of a script for people, never of the page
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** A word is taken from the laws when it stands there this often. */
const MIN_WORD_COUNT = 5
/** Two or three words that keep together (工伤 + 赔偿) are typed as one. */
const MIN_COMPOUND_COUNT = 30
const COMPOUND_LENGTH = { least: 3, most: 7 }
/** Pointwise mutual information, natural logarithm: how much more often together than by chance. */
const MIN_PMI = 2.5

/** Words of grammar and of counting: what they join is no term. */
const GRAMMAR = new Set(
  (
    '的 和 或 及 与 在 对 对于 由 于 其 为 是 以 不 不得 应当 可以 可 有 将 被 等 之 第 该 本 并 向 从 到 按 按照 依照 根据 ' +
    '依法 者 个 条 款 项 号 年 月 日 下列 规定 他 它 但 至 以下 以上 超过 应 各 所 未 已 且 而 如 若 则 除 外 时 后 前 中 ' +
    '内 上 下 即 自 他人 情形 进行 一 二 三 四 五 六 七 八 九 十'
  ).split(' '),
)

/** The Markdown files under `directory`. */
export function* textsIn(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && entry.name.endsWith('.md'))
      yield readFileSync(join(entry.parentPath, entry.name), 'utf8')
}

/** How often words and compounds stand in the Markdown files under `directory`; `total` counts all words. */
export function countLawWords(directory: string): { counts: Map<string, number>; total: number } {
  const jieba = Jieba.withDict(dict)
  const singles = new Map<string, number>()
  const groups = new Map<string, number>()
  const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const text of textsIn(directory))
    for (const [clause] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
      const words = jieba.cut(clause, true)
      for (const [i, word] of words.entries()) {
        more(singles, word)
        if (GRAMMAR.has(word)) continue
        for (const size of [2, 3]) {
          const group = words.slice(i, i + size)
          if (group.length === size && !GRAMMAR.has(group.at(-1)!)) more(groups, group.join(' '))
        }
      }
    }
  const total = [...singles.values()].reduce((sum, count) => sum + count, 0)
  const counts = new Map([...singles].filter(([, count]) => count >= MIN_WORD_COUNT))
  for (const [key, count] of groups) {
    const group = key.split(' ')
    const word = group.join('')
    if (count < MIN_COMPOUND_COUNT || group.some((part) => GRAMMAR.has(part))) continue
    if (word.length < COMPOUND_LENGTH.least || word.length > COMPOUND_LENGTH.most) continue
    const byChance = group.reduce((sum, part) => sum + Math.log(singles.get(part)! / total), 0)
    const pmi = (Math.log(count / total) - byChance) / (group.length - 1)
    if (pmi >= MIN_PMI) counts.set(word, Math.max(counts.get(word) ?? 0, count))
  }
  return { counts, total }
}
