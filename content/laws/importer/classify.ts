import { PROVINCES } from '../../../base/provinces.ts'
import type { Layout } from './document.ts'

/** What kind of text it is; `local` rules form a tier of their own, below all national ones. */
export type LawCategory = 'law' | 'regulation' | 'interpretation' | 'rule' | 'local'

export interface Classified {
  readonly category: LawCategory
  /** Province of a local rule. */
  readonly region: string | undefined
}

const FOLDERS: Readonly<Record<string, LawCategory>> = {
  宪法: 'law',
  宪法相关法: 'law',
  民法典: 'law',
  民法商法: 'law',
  刑法: 'law',
  经济法: 'law',
  社会法: 'law',
  行政法: 'law',
  诉讼与非诉讼程序法: 'law',
  行政法规: 'regulation',
  司法解释: 'interpretation',
  部门规章: 'rule',
}
const NO_LAW: Readonly<Record<string, string>> = {
  案例: 'a court case, not a law',
  其他: 'not a law (folder 其他)',
}
/**
 * The category of a law, by the folder it lies in, else by its title and header. A string is the reason why
 * it is no law.
 */
export function classify(
  shown: string,
  layout: Layout,
  title: string,
  header: readonly string[],
): Classified | string {
  const folders = shown.split(/[\\/]/).slice(0, -1)
  const noLaw = folders.map((folder) => NO_LAW[folder]).find((reason) => reason !== undefined)
  if (noLaw !== undefined) return noLaw
  for (const folder of folders.toReversed()) {
    if (folder.endsWith('地方法规'))
      return { category: 'local', region: folder.slice(0, -4) || regionOf(title) }
    const category = FOLDERS[folder]
    if (category !== undefined) return { category, region: undefined }
  }
  if (layout === 'just-laws') return { category: 'law', region: undefined }
  const said = header.join('\n')
  if (/^最高人民(?:法院|检察院)|^人民(?:法院|检察院)/.test(title))
    return { category: 'interpretation', region: undefined }
  const region = regionOf(title)
  if (region !== undefined || /^[\u4e00-\u9fff]{2,7}(?:市|自治州|自治县|经济特区)/.test(title))
    return { category: 'local', region }
  if (/法$|法典$|宪法|修正案|^全国人民代表大会/.test(title)) return { category: 'law', region: undefined }
  if (/省|自治区|市.{0,12}人民代表大会/.test(said)) return { category: 'local', region: undefined }
  return {
    category: /国务院/.test(said) || title.endsWith('条例') ? 'regulation' : 'rule',
    region: undefined,
  }
}

const regionOf = (title: string): string | undefined =>
  Object.values(PROVINCES).find((name) => title.startsWith(name))
