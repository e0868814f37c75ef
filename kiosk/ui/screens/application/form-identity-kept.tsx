import { useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { FieldFrame } from '../../components/field-frame.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { CardStatus } from './card-status.tsx'
import css from './application.module.css'

const LENGTH = 4

/**
 * A card of an earlier application of the visit: whoever stands here now shows that it is theirs by what is written on
 * it, or by the card itself. The name alone is told, so that two who came together know whose turn it was.
 */
export function FormIdentityKept({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'form-identity-kept' }>
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { kept, doubt, proving, situation, failedReader } = screen
  // A day that was wrong is wiped; one that could not be compared stays for the next touch.
  const wrong = doubt === 'failed' ? undefined : doubt?.left
  const [written, write] = useState({ wrong, birthday: '' })
  const birthday = written.wrong === wrong ? written.birthday : ''
  const nav = (
    <Button
      action="prove-card"
      size="big"
      tone="confirm"
      icon="check"
      grow
      disabled={birthday.length < LENGTH || proving}
      onPress={() => send({ type: 'PROVE_CARD', birthday })}
    >
      {t('identity-kept.confirm')}
    </Button>
  )
  return (
    <Page screen="form-identity-kept" nav={nav} halves>
      <div>
        <Intro lead={t('identity-kept.lead')}>
          <Heading id="identity-card.kept" />
        </Intro>
        <p className={css.holder}>
          {t('identity.name')}
          <bdi data-value="name" data-private="" lang="zh-CN">
            {kept.name}
          </bdi>
        </p>
      </div>
      <div className={css.fields}>
        <FieldFrame
          id="birthday"
          name={t('identity-kept.birthday')}
          label={t('identity-kept.birthday')}
          hint={t('identity-kept.birthday.hint')}
          required
          problem={doubt ? 'birthday' : undefined}
          message={
            doubt &&
            (doubt === 'failed' ? t('identity-kept.failed') : t('identity-kept.wrong', { left: doubt.left }))
          }
        >
          <TextBox
            key={wrong}
            id="birthday"
            kind="month-day"
            label={t('identity-kept.birthday')}
            value={birthday}
            invalid={doubt !== null}
            groupUnits={[t('field.date.month'), t('field.date.day')]}
            onChange={(digits) => write({ wrong, birthday: digits })}
          />
        </FieldFrame>
        <CardStatus situation={situation} failedReader={failedReader} />
        <Button action="type-identity" size="big" icon="keys" onPress={() => send({ type: 'TYPE_IDENTITY' })}>
          {t('identity-card.not-me')}
        </Button>
      </div>
    </Page>
  )
}
