import { handwritingMethod } from './handwriting/writing-pad.tsx'
import type { InputMethod, MethodId } from './method.ts'
import { inputKinds, type InputKind } from './kinds.ts'
import { plain } from './letter-method.tsx'
import { koreanMethod } from './korean/korean-method.tsx'
import { code } from './layouts/code.ts'
import { kazakh } from './layouts/kazakh.ts'
import { latin } from './layouts/latin.ts'
import { mongolian } from './layouts/mongolian.ts'
import { number } from './layouts/number.ts'
import { tibetan } from './layouts/tibetan.ts'
import { uyghur } from './layouts/uyghur.ts'
import { zhuang } from './layouts/zhuang.ts'
import { digitsMethod } from './number-pad.tsx'
import { pinyinMethod } from './pinyin/pinyin-method.tsx'
import { strokesMethod } from './strokes/strokes-method.tsx'
import { yiMethod } from './yi/yi-method.tsx'

/** Every way to write. The order is that of the tabs, after the ones of the visitor's own language. */
export const methods: readonly InputMethod[] = [
  pinyinMethod,
  handwritingMethod,
  strokesMethod,
  plain(latin),
  plain(number),
  plain(uyghur),
  plain(kazakh),
  plain(tibetan),
  plain(mongolian),
  koreanMethod,
  yiMethod,
  plain(zhuang),
  digitsMethod,
  plain(code, 'code'),
]

const EVERYWHERE: readonly MethodId[] = ['latin', 'number']
const CHINESE = 'zh-CN'

export interface MethodChoice {
  /** The visitor's own first, then Chinese, letters and numbers. */
  readonly tabs: readonly InputMethod[]
  /** Scripts of others, whose names may have to be written. */
  readonly others: readonly InputMethod[]
}

/** The ways to write into a field, for who reads `language`. */
export function methodsFor(kind: InputKind, language: string): MethodChoice {
  const fitting = methods.filter(({ keyboard }) => keyboard === inputKinds[kind].keyboard)
  if (inputKinds[kind].keyboard !== 'text') return { tabs: fitting, others: [] }
  const own = fitting.filter(({ lang }) => lang === language)
  const common = fitting.filter(
    (method) => !own.includes(method) && (method.lang === CHINESE || EVERYWHERE.includes(method.id)),
  )
  const tabs = [...own, ...common]
  return { tabs, others: fitting.filter((method) => !tabs.includes(method)) }
}

/** The method that opens where somebody wants to type rather than to write by hand. */
export function typingMethod(language: string): MethodId {
  const [first] = methodsFor('text', language).tabs
  if (!first) throw new Error('no way to write text')
  return first.id
}
