import type { ChineseOf } from './chinese-of.ts'
import type { Sentence } from './reader.ts'
import { sentences } from './sentences.ts'
import type { Spoken, SpokenControl, SpokenText, TextPiece } from './spoken-order.ts'
import type { Voices } from './voices.ts'

/** A sentence and where it stands on the screen. */
export interface Line extends Sentence {
  readonly element: HTMLElement
  /** The part of the text to mark; null: the whole element. */
  readonly mark: {
    readonly pieces: readonly TextPiece[]
    readonly start: number
    readonly end: number
  } | null
  /** Stands for personal text that is not read before others. */
  readonly withheld: boolean
}

export interface ScriptOptions {
  readonly t: (id: string, values?: Record<string, string | number>) => string
  /** The visitor's. */
  readonly language: string
  readonly voices: Pick<Voices, 'canSay' | 'canSayAnything'>
  readonly chineseOf: ChineseOf
  /** Nobody else hears it, or the visitor said that it may be heard. */
  readonly mayReadPrivate: boolean
}

const CHINESE = 'zh-CN'
const isChinese = (text: string): boolean =>
  /^[\p{Script=Han}\p{P}\p{N}\p{S}\s]+$/u.test(text) && /\p{Script=Han}/u.test(text)
const isSaid = (part: string | null): part is string => part !== null
const comma = (language: string): string => (language.startsWith('zh') ? '，' : ', ')

/** With a comma between, unless a sentence has just ended. */
const joined = (parts: readonly string[], language: string): string =>
  parts.reduce((said, part) => `${said}${/[\p{L}\p{N}）)”]$/u.test(said) ? comma(language) : ' '}${part}`)

/** What is said for what stands there, sentence by sentence. */
export function scriptOf(spoken: readonly Spoken[], options: ScriptOptions): Line[] {
  const lines: Line[] = []
  let withheld = false
  /** Chinese that was said in place of the language; the same beside it is not said again. */
  let saidInChinese = ''
  for (const one of spoken) {
    if (one.isPrivate && !options.mayReadPrivate) {
      // One notice for a run of personal texts.
      if (!withheld) lines.push(...noticeFor(one, options))
      withheld = true
      continue
    }
    withheld = false
    if (one.isBeside && isNeedless(one, options, saidInChinese)) continue
    const own = one.kind === 'text' ? textLines(one, options) : controlLines(one, options)
    saidInChinese = own.map(({ text, chinese }) => chinese ?? text).join('')
    lines.push(...own)
  }
  return lines
}

/** A control by itself, as the keypad comes to it: name, what it is, how it stands, which of how many. */
export function controlScript(control: SpokenControl, options: ScriptOptions): Line[] {
  return control.isPrivate && !options.mayReadPrivate
    ? noticeFor(control, options)
    : controlLines(control, options)
}

function isNeedless(one: Spoken, { language, voices }: ScriptOptions, saidInChinese: string): boolean {
  if (voices.canSayAnything(language)) return true
  return saidInChinese.replaceAll(/\s/g, '') === one.text.replaceAll(/\s/g, '')
}

function noticeFor(one: Spoken, options: ScriptOptions): Line[] {
  const text = options.t('speech.private')
  return voiced({ ...one, language: options.language }, text, options).map((line) => ({
    ...line,
    mark: null,
    withheld: true,
  }))
}

function textLines(one: SpokenText, options: ScriptOptions): Line[] {
  return voiced(one, one.text, options)
}

function controlLines(control: SpokenControl, options: ScriptOptions): Line[] {
  const { t, language, voices } = options
  const { state, place, role } = control
  const name = nameOf(control, options)
  const what = role === 'key' || (role === 'button' && place) ? null : t(`speech.role.${role}`)
  const how = (['checked', 'pressed', 'disabled'] as const)
    .filter((one) => state[one])
    .map((one) => t(`speech.state.${one}`))
  const which = place && t('speech.place', place)
  const parts = [which, name, what, ...how].filter(isSaid)
  // Recordings know names only; figures and states between them have no voice.
  if (!voices.canSayAnything(language) && control.language === language) {
    const inChinese = options.chineseOf(control.text)
    return voiced(control, control.text, options).map((line) => ({ ...line, chinese: inChinese, mark: null }))
  }
  if (
    control.language === language ||
    name !== control.text ||
    (isChinese(name) && language.startsWith('zh'))
  )
    return voiced({ ...control, language }, joined(parts, language), options).map((line) => ({
      ...line,
      mark: null,
    }))
  const around = { ...control, language }
  const rest = [what, ...how].filter(isSaid)
  return [
    ...(which ? voiced(around, which, options) : []),
    ...voiced(control, control.text, options),
    // One of several buttons that is in no state at all: its place and name are everything.
    ...(rest.length > 0 ? voiced(around, joined(rest, language), options) : []),
  ].map((line) => ({ ...line, mark: null }))
}

/** A name in a script that nobody can read aloud here is called by its language: 藏语 for བོད་ཡིག. */
function nameOf({ text, language: own }: SpokenControl, options: ScriptOptions): string {
  const { t, language, voices, chineseOf } = options
  if (own === language || isChinese(text) || voices.canSay(own) || chineseOf(text) !== null) return text
  const id = `speech.language.${own}`
  const name = t(id)
  return name === id ? text : name
}

/** Text in the language that can be heard: its own, or Chinese. */
function voiced(one: Spoken, text: string, { voices, chineseOf }: ScriptOptions): Line[] {
  const language = isChinese(text) ? CHINESE : one.language
  const spans = sentences(text)
  const base = { element: one.element, withheld: false }
  if (!voices.canSayAnything(language)) {
    // As a whole: a recording knows whole texts, and translation has no sentences in common.
    const chinese = chineseOf(text)
    if (!voices.canSay(language) && chinese === null) return []
    return [
      {
        ...base,
        language: voices.canSay(language) ? language : CHINESE,
        text: voices.canSay(language) ? text : chinese!,
        whole: { text, sentences: 1 },
        chinese,
        mark: one.pieces.length > 0 ? { pieces: one.pieces, start: 0, end: text.length } : null,
      },
    ]
  }
  return spans.map(([start, end], i) => ({
    ...base,
    language,
    text: text.slice(start, end),
    whole: i === 0 ? { text, sentences: spans.length } : null,
    mark: one.pieces.length > 0 && one.text === text ? { pieces: one.pieces, start, end } : null,
  }))
}
