import type { Look } from '../../kiosk/ui/gallery/control.ts'
import { pairwise } from './pairwise.ts'

/** One picture. */
export interface Shot {
  readonly scene: string
  readonly orientation: 'portrait' | 'landscape'
  readonly motion: 'full' | 'reduced'
  readonly look: Look
}

export const SIZES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const

const ORIENTATIONS = ['portrait', 'landscape'] as const
const STANDARD = { text: 'standard', contrast: 'standard', low: false, inches: 21.5 } as const
/** The three looks in which the main screens are shown in full. */
const LOOKS = [STANDARD, { ...STANDARD, text: 'large' }, { ...STANDARD, contrast: 'high' }] as const

/** Words of an example are Chinese whatever the language; the second runs from right to left. */
const PART_LANGUAGES = 2

export interface Wish {
  /** All scenes, and which of them are main screens. */
  readonly scenes: Readonly<Record<string, { readonly main?: true; readonly everyLanguage?: true }>>
  readonly languages: readonly string[]
  /** More languages, for the scenes that are shown in every language. */
  readonly moreLanguages?: readonly string[]
  /** Parts of pages (`*.example.tsx`), pairwise among themselves. */
  readonly parts: readonly string[]
  /** Main screens pairwise too: every setting is met, not every combination. */
  readonly fast: boolean
}

function inFull(scenes: readonly string[], languages: readonly string[]): Shot[] {
  return scenes.flatMap((scene) =>
    ORIENTATIONS.flatMap((orientation) =>
      LOOKS.flatMap((look) =>
        languages.map((language): Shot => ({
          scene,
          orientation,
          motion: 'full',
          look: { ...look, language },
        })),
      ),
    ),
  )
}

/** Each scene with each setting, and any two settings together in some scene. */
function inPairs(scenes: readonly string[], languages: readonly string[]): Shot[] {
  if (scenes.length === 0 || languages.length === 0) return []
  return pairwise({
    scene: scenes,
    language: languages,
    text: ['standard', 'large', 'extra-large'],
    orientation: ORIENTATIONS,
    contrast: ['standard', 'high'],
    low: ['', 'low'],
    motion: ['full', 'reduced'],
    inches: ['21.5', '43'],
  }).map((row): Shot => ({
    scene: row['scene']!,
    orientation: row['orientation'] as Shot['orientation'],
    motion: row['motion'] as Shot['motion'],
    look: {
      language: row['language']!,
      text: row['text'] as Look['text'],
      contrast: row['contrast'] as Look['contrast'],
      low: row['low'] === 'low',
      inches: Number(row['inches']),
    },
  }))
}

/** The pictures to take, those of one shape together: turning the screen costs most. */
export function planShots({ scenes, parts, languages, moreLanguages = [], fast }: Wish): Shot[] {
  const names = Object.keys(scenes)
  const mains = fast ? [] : names.filter((name) => scenes[name]?.main)
  const shots = [
    ...inFull(mains, languages),
    ...inPairs(names, languages),
    ...inPairs(
      names.filter((name) => scenes[name]?.everyLanguage),
      moreLanguages,
    ),
    ...inPairs(parts, languages.slice(0, PART_LANGUAGES)),
  ]
  const unlike = new Map(shots.map((shot) => [nameOfShot(shot), shot]))
  return [...unlike.values()].toSorted((a, b) => a.orientation.localeCompare(b.orientation))
}

/** File name of a picture, without ending: `home.landscape.ug.large.high.low.43.still`; what is usual is left out. */
export function nameOfShot({ scene, orientation, motion, look }: Shot): string {
  return [
    scene,
    orientation,
    look.language,
    look.text !== 'standard' && look.text,
    look.contrast !== 'standard' && look.contrast,
    look.low && 'low',
    look.inches !== STANDARD.inches && String(look.inches),
    motion === 'reduced' && 'still',
  ]
    .filter(Boolean)
    .join('.')
}
