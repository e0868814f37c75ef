import type { GuideSheet } from '../../../api.ts'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { useKiosk } from '../../kiosk.tsx'
import css from './guides.module.css'

interface CitesProps {
  readonly cites: readonly string[] | undefined
  readonly articles: GuideSheet['articles']
}

/** The articles that bear a sentence; one that is on this machine opens, and going back leads here again. */
export function Cites({ cites = [], articles }: CitesProps) {
  const { send } = useKiosk()
  if (cites.length === 0) return null
  return (
    <ul className={css.cites}>
      {cites.map((cite) => {
        const article = articles[cite]
        return (
          <li key={cite} lang="zh-CN" dir="ltr">
            {article === undefined ? (
              <span className={css.cite}>{cite}</span>
            ) : (
              <PressButton
                action="cite"
                value={article}
                className={css.citeButton}
                onPress={() => send({ type: 'OPEN_LAWS', article })}
              >
                <Icon name="book" size="s" />
                <span>{cite}</span>
              </PressButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
