import { namesIn } from './names.ts'

/** What in a text tells who or where: proposed for replacement before a question leaves the office (seed article 7). */
export interface Telling {
  readonly kind: 'name' | 'id-number' | 'phone' | 'bank-card' | 'plate' | 'case' | 'mail' | 'place' | 'firm'
  readonly text: string
  /** What stands there instead. */
  readonly instead: string
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** In this order: what was found is not looked through again. */
const PATTERNS: readonly { readonly kind: Exclude<Telling['kind'], 'name'>; readonly pattern: RegExp }[] = [
  { kind: 'mail', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'case', pattern: /[（(〔[]\d{4}[）)〕\]]\p{Script=Han}{0,4}\d{0,6}\p{Script=Han}{1,6}\d{1,6}号/gu },
  { kind: 'id-number', pattern: /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?![\dXx])/g },
  { kind: 'bank-card', pattern: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g },
  {
    kind: 'phone',
    pattern: /(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8}|[2-8]\d{6,7})(?!\d|元|块|平)/g,
  },
  { kind: 'plate', pattern: new RegExp(`[${PROVINCES}][A-Z][·. ]?[A-Z0-9]{5,6}`, 'g') },
  {
    kind: 'firm',
    pattern:
      /\p{Script=Han}{2,16}?(?:有限责任公司|股份有限公司|有限公司|合作社|分公司|公司|工程队|砖厂|茶厂|工厂|饭店|超市|商店|银行|医院|学校)/gu,
  },
  {
    kind: 'place',
    pattern:
      /(?:\p{Script=Han}{2,6}?(?:省|自治区|市|自治州|州|县|区|旗|镇|乡|街道|村|社区|屯|寨|路|街|巷|小区)){1,8}(?:[\d一二三四五六七八九十]+(?:组|社|队|号院|号楼|号|栋|幢|单元|楼|室|层))*/gu,
  },
]

const STEMS = '甲乙丙丁戊己庚辛壬癸'
/** Words that look like a place and are none of their own. */
const NO_PLACE =
  /^(?:(?:本|该|全|邻|外|我|同|一个|这个|那个|几个|各|到|在|去)*(?:省|市|县|区|镇|乡|村|社区|街|路|小区)[和与及]?)+$/

/**
 * What tells in a text, each once, in the order of reading. `places`: names of villages that the office knows.
 * `instead`: words that stand for each kind (content), names get 甲, 乙, … so that the question can still be followed.
 */
export function tellingsIn(
  text: string,
  {
    places,
    instead,
  }: { readonly places: readonly string[]; readonly instead: Readonly<Record<string, string>> },
): Telling[] {
  const found = new Map<string, { kind: Telling['kind']; at: number }>()
  const note = (kind: Telling['kind'], one: string, at: number) => {
    if (!found.has(one)) found.set(one, { kind, at })
  }
  let rest = text
  const take = (kind: Telling['kind'], one: string, at: number) => {
    note(kind, one, at)
    rest = rest.slice(0, at) + '\u0000'.repeat(one.length) + rest.slice(at + one.length)
  }
  for (const { kind, pattern } of PATTERNS)
    for (const match of rest.matchAll(pattern)) {
      const { at, one } = trimmed(kind, match[0], match.index)
      if (one !== '' && !NO_PLACE.test(one)) take(kind, one, at)
    }
  // A village called by its name alone.
  for (const place of places.filter((one) => one !== '' && rest.includes(one))) {
    note('place', place, rest.indexOf(place))
    rest = rest.replaceAll(place, '\u0000'.repeat(place.length))
  }
  for (const name of namesIn(rest.replaceAll('\u0000', '，'))) note('name', name, text.indexOf(name))
  let names = 0
  return [...found]
    .toSorted(([, a], [, b]) => a.at - b.at)
    .map(([one, { kind }]) => ({
      kind,
      text: one,
      instead: kind === 'name' ? stem(names++) : (instead[kind] ?? ''),
    }))
}

/** A verb or a preposition before a place or a firm is none of it. */
function trimmed(kind: Telling['kind'], one: string, at: number): { one: string; at: number } {
  if (kind !== 'place' && kind !== 'firm') return { one, at }
  const lead = /^.*[在到去从往住给由跟被找为系是](?=\p{Script=Han}{2})/u.exec(one)?.[0] ?? ''
  return { one: one.slice(lead.length), at: at + lead.length }
}

const stem = (at: number): string =>
  STEMS[at % STEMS.length]! + (at < STEMS.length ? '' : String(Math.floor(at / STEMS.length) + 1))

/** The text with what was chosen replaced everywhere, the longest first. */
export const replaceTellings = (text: string, chosen: readonly Telling[]): string =>
  chosen
    .toSorted((a, b) => b.text.length - a.text.length)
    .reduce((all, one) => all.replaceAll(one.text, one.instead), text)
