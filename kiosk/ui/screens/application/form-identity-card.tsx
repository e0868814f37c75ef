import { Button } from '../../../../ui-kit/components/button.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { CardArt } from './card-art.tsx'
import { CardStatus, useWantedReader } from './card-status.tsx'
import { ReadCard } from './read-card.tsx'
import { SocialCardArt } from './social-card-art.tsx'
import css from './application.module.css'

/** Put the card there; read; is it you? And always: without a card it goes too. */
export function FormIdentityCard({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'form-identity-card' }>
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { identity, situation, failedReader } = screen
  const wanted = useWantedReader()
  const words = (identity?.reader ?? wanted) === 'idCard' ? 'identity-card' : 'identity-social'
  const nav = identity && (
    <Button
      action="continue"
      size="big"
      tone="confirm"
      icon="check"
      grow
      onPress={() => send({ type: 'CONTINUE' })}
    >
      {t('identity-card.confirm')}
    </Button>
  )
  return (
    <Page screen="form-identity-card" nav={nav} halves>
      <Intro lead={t(`${words}.${identity ? 'read.lead' : 'lead'}`)}>
        <Heading id={`${words}.${identity ? 'read' : 'title'}`} />
      </Intro>
      <div className={css.stack}>
        {identity ? (
          <ReadCard identity={identity} />
        ) : (
          <>
            <div className={css.picture}>{wanted === 'idCard' ? <CardArt /> : <SocialCardArt />}</div>
            <CardStatus situation={situation} failedReader={failedReader} />
          </>
        )}
        {identity && (
          <Button action="use-card" size="big" icon="person" onPress={() => send({ type: 'USE_CARD' })}>
            {t('identity-card.another')}
          </Button>
        )}
        <Button action="type-identity" size="big" icon="keys" onPress={() => send({ type: 'TYPE_IDENTITY' })}>
          {t(identity ? 'identity-card.not-me' : 'identity-card.typed')}
        </Button>
        <p className={css.privacy}>
          <Icon name="lock" size="s" />
          <span>{t('identity-card.privacy')}</span>
        </p>
      </div>
    </Page>
  )
}
