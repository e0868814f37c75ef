import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { LawContents } from '../../../api.ts'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

const MOST = 8

/** The other versions of a law: what held when something happened long ago. */
export function LawVersions({ contents: { id, versions } }: { readonly contents: LawContents }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { day } = useDates()
  const others = versions.filter((version) => version.id !== id).slice(0, MOST)
  if (others.length === 0) return null
  return (
    <section className={css.links}>
      <h2 className={css.label}>{t('law-contents.versions')}</h2>
      <ul className={css.linkList}>
        {others.map((version) => (
          <li key={version.id}>
            <PressButton
              action="open-version"
              value={version.id}
              className={css.link}
              onPress={() => send({ type: 'OPEN_CONTENTS', id: version.id, path: [] })}
            >
              <span>
                {/^\d/.test(version.version)
                  ? t('law-article.version', { date: day(version.version) })
                  : t('law-contents.undated')}
              </span>
              <LawStatus status={version.status} />
              <Icon name="next" size="s" directed />
            </PressButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
