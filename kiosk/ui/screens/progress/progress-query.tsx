import { useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { FieldFrame } from '../../components/field-frame.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { grouped, groupSizes } from '../../input/groups.ts'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ReceiptArt } from './receipt-art.tsx'
import css from '../application/application.module.css'

const NUMBER_LENGTH = 16
const CODE_LENGTH = 8

const canRead = (state: string): boolean => !['none', 'absent', 'fault'].includes(state)

/** Number and code from the receipt: the number alone proves nothing. */
export function ProgressQuery({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'progress-query' }>
}) {
  const { send, frame, boot } = useKiosk()
  const { t } = useWords()
  const [number, setNumber] = useState('')
  const [token, setToken] = useState('')
  const hasNumber = number.length === NUMBER_LENGTH
  const ready = hasNumber && token.length === CODE_LENGTH
  const whole = grouped(number, groupSizes['acceptance-number']).join('-')
  const hasReader = [frame.devices.idCard, frame.devices.socialCard].some(({ state }) => canRead(state))
  const ask = () => send({ type: 'QUERY', number: whole, token })
  const nav = (
    <Button
      action="query"
      size="big"
      tone="primary"
      icon="search"
      grow
      disabled={!ready || screen.status === 'asking'}
      onPress={ask}
    >
      {t(ready ? 'progress-query.ask' : 'progress-query.incomplete')}
    </Button>
  )
  return (
    <Page screen="progress-query" nav={nav} halves>
      <div>
        <Intro lead={t('progress-query.lead')}>
          <Heading id="progress-query.title" />
        </Intro>
        <ReceiptArt />
      </div>
      <div className={css.fields}>
        {screen.status === 'idle' && frame.devices.scanner.state === 'ready' && (
          <StatusStrip id="scan" tone="note">
            {t('progress-query.scan')}
          </StatusStrip>
        )}
        {screen.status === 'idle' && !frame.officeReachable && (
          <StatusStrip
            id="offline"
            tone="trouble"
            help={t('progress-query.failed.office-unreachable.help', { phone: boot.office.phone })}
          >
            {t('progress-query.failed.office-unreachable')}
          </StatusStrip>
        )}
        {screen.status === 'asking' && <StatusStrip tone="waiting">{t('progress-query.asking')}</StatusStrip>}
        {screen.status === 'failed' && (
          <StatusStrip
            id={screen.reason ?? 'internal'}
            tone="trouble"
            help={t(`progress-query.failed.${screen.reason ?? 'internal'}.help`, {
              phone: boot.office.phone,
            })}
          >
            {t(`progress-query.failed.${screen.reason ?? 'internal'}`)}
          </StatusStrip>
        )}
        <FieldFrame
          id="number"
          name={t('progress-query.number')}
          label={t('progress-query.number')}
          hint={t('progress-query.number.hint')}
          required
          problem={undefined}
        >
          <TextBox
            id="acceptance-number"
            kind="acceptance-number"
            label={t('progress-query.number')}
            value={number}
            onChange={setNumber}
          />
        </FieldFrame>
        <FieldFrame
          id="code"
          name={t('progress-query.code')}
          label={t('progress-query.code')}
          hint={t('progress-query.code.hint')}
          required
          problem={undefined}
        >
          <TextBox id="code" kind="code" label={t('progress-query.code')} value={token} onChange={setToken} />
        </FieldFrame>
        {hasReader && (
          <Button
            action="query-by-card"
            size="big"
            icon="keys"
            disabled={!hasNumber || screen.status === 'asking'}
            onPress={() => send({ type: 'QUERY_BY_CARD', number: whole })}
          >
            {t('progress-query.by-card')}
          </Button>
        )}
      </div>
    </Page>
  )
}
