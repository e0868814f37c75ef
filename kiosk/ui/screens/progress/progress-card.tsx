import type { Screen } from '../../../session/screen.ts'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useWords } from '../../kiosk.tsx'
import { PaperNumber } from '../../components/paper-number.tsx'
import { CardArt } from '../application/card-art.tsx'
import { CardStatus, useWantedReader } from '../application/card-status.tsx'
import { SocialCardArt } from '../application/social-card-art.tsx'
import css from '../application/application.module.css'

/** Without the code of the receipt, the card of the person proves a number. */
export function ProgressCard({ screen }: { readonly screen: Extract<Screen, { screen: 'progress-card' }> }) {
  const { t } = useWords()
  const { number, situation, reader } = screen
  return (
    <Page screen="progress-card" halves>
      <Intro lead={t('progress-card.lead')}>
        <Heading id="progress-card.title" />
        <p className="num">
          <PaperNumber number={number} />
        </p>
      </Intro>
      <div className={css.stack}>
        <div className={css.picture}>{useWantedReader() === 'idCard' ? <CardArt /> : <SocialCardArt />}</div>
        <CardStatus situation={situation} failedReader={reader} />
        <p className={css.privacy}>
          <Icon name="lock" size="s" />
          <span>{t('progress-card.privacy')}</span>
        </p>
      </div>
    </Page>
  )
}
