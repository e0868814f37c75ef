import { useState } from 'react'
import type { FormField } from '../../../../content/engine/form-schema.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { PaperNumber } from '../../components/paper-number.tsx'
import { TextField } from '../application/fields/text-field.tsx'
import css from '../application/application.module.css'

const PRESETS = ['brought', 'later', 'none', 'call'] as const

/** What the office asked for, and what the citizen says to it: by a ready sentence or in own words. */
export function ProgressSupplement({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'progress-supplement' }>
}) {
  const { send } = useKiosk()
  const { t, zh, language } = useWords()
  const [text, setText] = useState('')
  const { number, wanted, status } = screen
  const both = (id: string) => ({ 'zh-CN': zh(id), [language.tag]: t(id) })
  const field: Extract<FormField, { kind: 'text' }> = {
    id: 'supplement',
    kind: 'text',
    label: both('progress-supplement.text'),
    required: true,
    onReceipt: false,
    multiline: true,
    maxLength: 500,
    presets: PRESETS.map((preset) => both(`progress-supplement.${preset}`)),
  }
  const nav = (
    <Button
      action="send-supplement"
      size="big"
      tone="confirm"
      icon="check"
      grow
      disabled={text.trim() === '' || status === 'sending'}
      onPress={() => send({ type: 'SEND_SUPPLEMENT', text: text.trim() })}
    >
      {t('progress-supplement.send')}
    </Button>
  )
  return (
    <Page screen="progress-supplement" nav={nav} halves>
      <Intro lead={t('progress-supplement.lead')}>
        <Heading id="progress-supplement.title" />
        <p className="num">
          <PaperNumber number={number} />
        </p>
      </Intro>
      <div className={css.fields}>
        {wanted !== null && (
          <StatusStrip id="supplement" tone="note" help={<bdi lang="zh-CN">{wanted}</bdi>}>
            {t('progress-result.supplement')}
          </StatusStrip>
        )}
        {status === 'sending' && <StatusStrip tone="waiting">{t('progress-supplement.sending')}</StatusStrip>}
        {status === 'failed' && (
          <StatusStrip id="failed" tone="trouble" help={t('progress-supplement.failed.help')}>
            {t('progress-supplement.failed')}
          </StatusStrip>
        )}
        <TextField
          field={field}
          value={text}
          problem={undefined}
          byClerk={false}
          onAnswer={(value) => setText(String(value))}
        />
      </div>
    </Page>
  )
}
