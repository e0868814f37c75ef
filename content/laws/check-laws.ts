import { join } from 'node:path'
import type { LawContent } from './content.ts'
import type { LawStore } from './law-store.ts'
import { NUMERAL, parseNumeral } from './numerals.ts'
import { readManifest } from './store/open-store.ts'
import { fingerprint } from './store/write-store.ts'
import { articleId } from './titles.ts'

/** Compares every file of a store with the SHA-256 it was written with. */
export function checkStore(directory: string): string[] {
  const found = readManifest(directory)
  if (!found.ok) return [found.error]
  const { folder, manifest } = found.value
  return Object.entries(manifest.files).flatMap(([name, { sha256 }]) =>
    fingerprint(join(folder, name)).sha256 === sha256
      ? []
      : [`${join(folder, name)} is damaged; import the laws again`],
  )
}

export interface DigestReport {
  readonly checked: number
  readonly problems: string[]
  /** What an editor may want to look at: laws that the store does not hold, other dates of effect. */
  readonly notes: string[]
}

/**
 * Proves our digests against the statute texts of a store: the article exists in the version that the digest
 * names, this version is in force, and every number of the gist stands in the article. `imported` is the same
 * store opened without content: its dates of effect are those of the import.
 */
export function checkDigests(store: LawStore, imported: LawStore, content: LawContent): DigestReport {
  const problems: string[] = []
  const notes: string[] = []
  let checked = 0
  for (const file of content.digests) {
    const inForce = store.search(file.law, { top: 1, law: file.law })[0]
    if (!inForce) {
      notes.push(`${file.law}: not in the store, not checked`)
      continue
    }
    if (inForce.version !== file.version) {
      problems.push(`${file.law}: the digests are of ${file.version}, in force is ${inForce.version}`)
      continue
    }
    const said = imported.search(file.law, { top: 1, law: file.law })[0]?.effective
    if (said !== file.effective)
      notes.push(
        `${file.law}: in force since ${file.effective} by the digests, ${said ?? 'unknown'} by the store`,
      )
    for (const { article, gist } of file.articles) {
      const found = store.article(articleId(inForce.law, inForce.version, article))
      if (!found?.paragraphs) {
        problems.push(`${file.law} ${article}: no such article`)
        continue
      }
      checked++
      const known = numbersIn(found.paragraphs.join('\n'))
      const strange = [...numbersIn(gist)].filter((number) => !known.has(number))
      if (strange.length > 0)
        problems.push(`${file.law} ${article}: not in the article: ${strange.join('、')}`)
    }
  }
  return { checked, problems, notes }
}

const UNIT = '个月|年|月|日|天|小时|周岁|岁|倍|元|人|次|个工作日'
const NUMBER = new RegExp(
  `([${NUMERAL}]+|\\d+(?:\\.\\d+)?)(万|亿)?(${UNIT})|百分之([${NUMERAL}]+)|(\\d+)%`,
  'g',
)

/** Numbers with a unit, in one notation: `三十日` and `30日` are 30日, 一年 is 12个月, 百分之十 is 10%, 三倍 is 300%. */
function numbersIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, digits, myriad, unit, hundredths, percent] of text.matchAll(NUMBER)) {
    if (hundredths ?? percent) {
      found.add(`${parseNumeral(hundredths ?? '') ?? percent}%`)
      continue
    }
    const value = /^[\d.]+$/.test(digits!) ? Number(digits) : parseNumeral(digits!)
    if (value === undefined) continue
    const number = value * (myriad === '万' ? 10_000 : myriad === '亿' ? 100_000_000 : 1)
    // 「一天」「一次」 is how people say 每日, 再次: not a number that must be printed.
    if (number === 1 && unit !== '年' && unit !== '倍') continue
    if (unit === '倍') found.add(`${number * 100}%`)
    else if (unit === '个月' || unit === '年') found.add(`${unit === '年' ? number * 12 : number}个月`)
    else found.add(`${number}${unit === '天' ? '日' : unit === '岁' ? '周岁' : unit}`)
  }
  return found
}
