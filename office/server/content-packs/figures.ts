import { parse, stringify } from 'yaml'
import { shanghaiDate } from '../../../base/clock.ts'
import { err, type Result } from '../../../base/result.ts'
import { localFigureFile, setOn, type LocalFigureFile } from '../../../content/rules/local-figure-schema.ts'
import { LOCAL_FIGURES, type LocalFigure } from '../../../content/rules/local-figures.ts'
import type { Office } from '../context.ts'
import type { Store } from '../store/open.ts'
import type { ContentView, FigureChange } from './api-types.ts'
import { propose, type ContentError } from './proposals.ts'
import { standingFiles } from './standing.ts'

export const figurePath = (id: LocalFigure): string => `figures/${id}.yaml`

/** `problems`: what is wrong with a figure that a clerk enters, by its field. */
export type FigureError =
  | ContentError
  | {
      readonly kind: 'problems'
      readonly problems: readonly { readonly field: string; readonly problem: string }[]
    }

/** A figure as its file says it; undefined where it says none: it came with other software. */
export function readFigure(text: string): LocalFigureFile | undefined {
  try {
    return localFigureFile.safeParse(parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * A figure entered at the desk, for a second person to release as any file of this office's: added to what the file
 * says already, or in the place of what it says of the same day.
 */
export async function proposeFigure(
  office: Office,
  clerk: string,
  { id, place, ...entry }: FigureChange,
): Promise<Result<string, FigureError>> {
  const path = figurePath(id)
  const own = await office.store
    .selectFrom('contentOwn')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentOwn.sha256')
    .select('contentFile.text')
    .where('contentOwn.path', '=', path)
    .executeTakeFirst()
  const before = own && readFigure(own.text)
  const values = [...(before?.values ?? []).filter(({ from }) => from !== entry.from), entry].toSorted(
    (a, b) => (a.from < b.from ? -1 : 1),
  )
  // Written anew in Chinese, a place loses what other languages called the old one.
  const named = before?.place['zh-CN'] === place ? before.place : { 'zh-CN': place }
  const file = localFigureFile.safeParse({ id, place: named, values })
  if (!file.success) {
    const problems = file.error.issues.map(({ path: at, code }) => ({
      field: at[0] === 'place' ? 'place' : String(at.at(-1)),
      problem: code,
    }))
    return err({ kind: 'problems', problems })
  }
  return propose(office, clerk, [{ path, text: stringify(file.data, { lineWidth: 0 }) }])
}

/** Each figure that a place sets, as it stands: from the office above, of this office's own, or from the profile. */
export async function figuresView({ store, profile, clock }: Office): Promise<ContentView['figures']> {
  const today = shanghaiDate(clock.now())
  const standing = await standingFiles(store, profile.officeCode)
  const texts = await textsOf(
    store,
    LOCAL_FIGURES.flatMap((id) => standing.get(figurePath(id))?.sha256 ?? []),
  )
  return LOCAL_FIGURES.map((id) => {
    const entry = standing.get(figurePath(id))
    const file = entry && readFigure(texts.get(entry.sha256) ?? '')
    if (entry && file) {
      const now = setOn(file, today)
      return {
        id,
        origin: entry.from === profile.officeCode ? ('own' as const) : ('above' as const),
        place: file.place['zh-CN'],
        now: now ?? null,
        ahead: file.values.filter(({ from }) => from > today),
      }
    }
    return { id, ...ofProfile(id, profile, today), ahead: [] }
  })
}

type Stands = Pick<ContentView['figures'][number], 'origin' | 'place' | 'now'>

function ofProfile(id: LocalFigure, profile: Office['profile'], today: string): Stands {
  const { hardshipRule: rule, figures } = profile
  if (id === 'aid-income-line' && rule)
    return {
      origin: 'profile',
      place: rule.province['zh-CN'],
      now: { from: rule.from, value: rule.yuanPerHead, source: rule.document, checkedOn: rule.checkedOn },
    }
  const figure = figures.find((one) => one.id === id)
  const now = figure?.values.findLast(({ from, to }) => from <= today && (to === undefined || today <= to))
  return figure && now
    ? {
        origin: 'profile',
        place: null,
        now: { from: now.from, value: now.value, source: figure.source, checkedOn: figure.checkedOn },
      }
    : { origin: null, place: null, now: null }
}

async function textsOf(store: Store, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const rows = await store
    .selectFrom('contentFile')
    .select(['sha256', 'text'])
    .where('sha256', 'in', hashes)
    .execute()
  return new Map(rows.map(({ sha256, text }) => [sha256, text]))
}

/** What waiting files say of figures, by their hash: the second person has to see the number. */
export async function proposedFigures(
  store: Store,
  changes: readonly { readonly path: string; readonly sha256: string | null }[],
): Promise<Map<string, LocalFigureFile>> {
  const hashes = changes.flatMap(({ path, sha256 }) =>
    sha256 !== null && path.startsWith('figures/') ? [sha256] : [],
  )
  const texts = await textsOf(store, hashes)
  return new Map(
    [...texts].flatMap(([sha256, text]): [string, LocalFigureFile][] => {
      const file = readFigure(text)
      return file ? [[sha256, file]] : []
    }),
  )
}
