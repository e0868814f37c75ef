import { useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { idNumberFinding, normaliseIdNumber } from '../../../../base/id-number.ts'
import type { Screen } from '../../../session/screen.ts'
import { FieldFrame } from '../../components/field-frame.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './application.module.css'

const ID_LENGTH = 18
const MAX_NAME = 60

/** Name and number by hand, for who has no card or whose card is not read. */
export function FormIdentityTyped({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'form-identity-typed' }>
}) {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const [name, setName] = useState(screen.name)
  const [number, setNumber] = useState(screen.number)
  const { problems } = screen
  const write = (next: { name: string; number: string }) => {
    setName(next.name)
    setNumber(next.number)
    send({ type: 'WRITE_IDENTITY', ...next })
  }
  const finding = problems.number === 'id-number' ? idNumberFinding(normaliseIdNumber(number)) : undefined
  const numberProblem = finding ? `id-number.${finding}` : problems.number
  const left = ID_LENGTH - number.length
  const nav = (
    <>
      {(frame.devices.idCard.state !== 'none' || frame.devices.socialCard.state !== 'none') && (
        <Button action="use-card" size="big" onPress={() => send({ type: 'USE_CARD' })}>
          {t('identity-typed.card')}
        </Button>
      )}
      <Button
        action="continue"
        size="big"
        tone="primary"
        iconAfter="next"
        grow
        onPress={() => send({ type: 'SUBMIT_TYPED_IDENTITY', name, number })}
      >
        {t('action.next')}
      </Button>
    </>
  )
  return (
    <Page screen="form-identity-typed" nav={nav} halves>
      <Intro lead={t('identity-typed.lead')}>
        <Heading id="identity-typed.title" />
      </Intro>
      <div className={css.fields}>
        <FieldFrame
          id="name"
          name={t('identity-typed.name')}
          label={t('identity-typed.name')}
          required
          problem={problems.name}
        >
          <TextBox
            id="name"
            kind="name"
            label={t('identity-typed.name')}
            placeholder={t('field.text.placeholder')}
            value={name}
            maxLength={MAX_NAME}
            invalid={problems.name !== undefined}
            onChange={(written) => write({ name: written, number })}
          />
        </FieldFrame>
        <FieldFrame
          id="number"
          name={t('identity-typed.number')}
          label={t('identity-typed.number')}
          required
          problem={numberProblem}
          note={left > 0 ? t('field.number.left', { left }) : t('field.number.full')}
        >
          <TextBox
            id="number"
            kind="id-number"
            label={t('identity-typed.number')}
            value={number}
            invalid={problems.number !== undefined}
            onChange={(written) => write({ name, number: written })}
          />
        </FieldFrame>
      </div>
    </Page>
  )
}
