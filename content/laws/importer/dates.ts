/** Dates of a law, as the free text of its header and its last articles states them. */

const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** Every real date in `text`, as YYYY-MM-DD with the place behind it. */
function datesIn(text: string): { date: string; end: number }[] {
  return [...halfWidth(text).matchAll(DATE)].flatMap((match) => {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const date = new Date(Date.UTC(year, month - 1, day))
    const real =
      date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    return real ? [{ date: date.toISOString().slice(0, 10), end: match.index + match[0].length }] : []
  })
}

/** `enacted`: the whole text was passed, revised or published; `amended`: parts were changed. */
export interface HeaderDates {
  /** Newest date on which the text was passed, amended or published. */
  readonly version: string | undefined
  readonly kind: 'enacted' | 'amended'
  /** Date of effect where the header states one. */
  readonly effective: string | undefined
}

/** Reads header lines such as `2020年5月28日 第十三届全国人民代表大会第三次会议通过`, `2021年1月1日 施行`. */
export function readHeaderDates(lines: readonly string[]): HeaderDates {
  let version: string | undefined
  let kind: HeaderDates['kind'] = 'enacted'
  let effective: string | undefined
  for (const line of lines) {
    for (const { date, end } of datesIn(line)) {
      const rest = halfWidth(line).slice(end)
      if (/^\s*起?\s*(?:正式)?(?:施行|实施|生效)/.test(rest)) {
        effective = date
        continue
      }
      if (version === undefined || date >= version) {
        version = date
        kind = /修正|修改|补充/.test(
          rest.replace(/《[^》]*》?/g, (title) => (/修改|修正/.test(title) ? '修改' : '')),
        )
          ? 'amended'
          : 'enacted'
        if (/自(?:公布|发布|通过|颁布)之日起?(?:施行|实施|生效)|公布施行/.test(rest)) effective = date
      }
    }
  }
  return { version, kind, effective }
}

const CLAUSE =
  /本[\u4e00-\u9fff]{1,6}?自(?:((?:\d{4})年\d{1,2}月\d{1,2}日)|(?:公布|发布|颁布|通过|印发)之日)起?(?:施行|实施|生效|执行)/

/**
 * The date of effect that the text itself states (「本法自2008年1月1日起施行」). An amendment leaves this
 * clause as it was, so it speaks of this version only if it is not before the version's date; and 自公布之日
 * means the version's date only where the whole text was enacted then.
 */
export function readEffectClause(
  texts: readonly string[],
  version: string,
  kind: HeaderDates['kind'],
): string | undefined {
  for (const text of texts.toReversed()) {
    const match = CLAUSE.exec(halfWidth(text))
    if (!match) continue
    const stated = match[1] === undefined ? undefined : datesIn(match[1])[0]?.date
    if (stated !== undefined) return stated >= version ? stated : undefined
    return kind === 'enacted' ? version : undefined
  }
  return undefined
}

/**
 * Titles that a text repeals as a whole (「《甲法》、《乙条例》同时废止」). A title followed by an article
 * (「《甲法》第三条同时废止」) is not repealed as a whole and left out.
 */
export function readRepeals(text: string): string[] {
  const titles: string[] = []
  for (const sentence of text.split(/[。；\n]/)) {
    const end = sentence.search(/(?:同时|予以|即行)废止/)
    if (end < 0) continue
    for (const match of sentence.slice(0, end).matchAll(/《((?:[^《》]|《[^《》]*》)+)》(第)?/g))
      if (match[2] === undefined) titles.push(match[1]!)
  }
  return titles
}
