import type { Localized } from '../../content/engine/localized.ts'

export const zh = (text: Localized): string => text['zh-CN']

/** Written anew, a text loses its translations: an old one would say what no longer holds, Chinese stands in. */
export const rewritten = (old: Localized | undefined, next: string): Localized =>
  old !== undefined && zh(old) === next.trim() ? old : { 'zh-CN': next.trim() }

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
