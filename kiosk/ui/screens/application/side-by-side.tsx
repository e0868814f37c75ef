import type { Localized } from '../../../../content/engine/localized.ts'
import { useWords } from '../../kiosk.tsx'
import css from './application.module.css'

/** Content in the visitor's language; what binds in Chinese stands below where the other is a draft. */
export function SideBySide({ text }: { readonly text: Localized }) {
  const { pick, said, draft } = useWords()
  return (
    <span>
      {said(text)}
      {draft && pick(text) !== text['zh-CN'] && (
        <small className={css.chinese}>
          <bdi lang="zh-CN" data-beside="">
            {text['zh-CN']}
          </bdi>
        </small>
      )}
    </span>
  )
}
