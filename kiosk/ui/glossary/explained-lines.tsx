import type { ReactNode } from 'react'
import type { Localized } from '../../../content/engine/localized.ts'
import { useWords } from '../kiosk.tsx'
import { Explained } from './explained.tsx'

interface ExplainedLinesProps {
  readonly texts: readonly Localized[]
  /** Draws the block; `line` gives a text as `said` does, with the terms of a Chinese one marked. */
  readonly children: (line: (at: number) => ReactNode) => ReactNode
}

/** Texts of content whose terms of law are explained. A translation names things in its own words and stays as it is. */
export function ExplainedLines({ texts, children }: ExplainedLinesProps) {
  const { said, language } = useWords()
  const isChinese = (text: Localized) => language.tag === 'zh-CN' || text[language.tag] === undefined
  return (
    <Explained texts={texts.map((text) => (isChinese(text) ? text['zh-CN'] : ''))}>
      {(mark) =>
        children((at) => {
          const text = texts[at]!
          return isChinese(text) ? <bdi lang="zh-CN">{mark(at)}</bdi> : said(text)
        })
      }
    </Explained>
  )
}
