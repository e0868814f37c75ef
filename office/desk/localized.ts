import type { Localized } from '../../content/engine/localized.ts'

export const zh = (text: Localized): string => text['zh-CN']

/** A text with its translations while it is being written. */
export type Said = Localized

export const said = (text?: Localized): Said => text ?? { 'zh-CN': '' }

/**
 * Written anew in Chinese, a text loses the translations that were left as they were: they would say what no longer
 * holds, and Chinese stands in.
 */
export function retold(old: Localized | undefined, next: Said): Localized {
  const stays = old !== undefined && zh(old) === zh(next).trim()
  const others = Object.entries(next).filter(
    ([tag, text]) => tag !== 'zh-CN' && text.trim() !== '' && (stays || text !== old?.[tag]),
  )
  return {
    'zh-CN': zh(next).trim(),
    ...Object.fromEntries(others.map(([tag, text]) => [tag, text.trim()])),
  }
}

/** The same of a text that only its Chinese is asked for. */
export const rewritten = (old: Localized | undefined, next: string): Localized =>
  retold(old, { ...old, 'zh-CN': next })

/** One paragraph or point a line, kept with its translations where it stayed as it was. */
export const rewrittenLines = (old: readonly Localized[], text: string): Localized[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      rewritten(
        old.find((one) => zh(one) === line.trim()),
        line,
      ),
    )
