import { fieldOf, presetMeanings } from '../../../../content/engine/presets.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { CheckLine } from './check-line.tsx'
import { SignaturePad } from './signature-pad.tsx'
import css from './application.module.css'

/** Everything once more, each with its own change button; then it goes. */
export function FormCheck({ screen }: { readonly screen: Extract<Screen, { screen: 'form-check' }> }) {
  const { send } = useKiosk()
  const { t, language } = useWords()
  const { form, identity, summary, submitting, failure } = screen
  const identityStep = form.steps.find(({ kind }) => kind === 'identity')?.id ?? ''
  const change = (step: string) => () => send({ type: 'CHANGE', step })
  const nav = (
    <Button
      action="confirm"
      size="big"
      tone="confirm"
      icon="check"
      grow
      disabled={submitting}
      onPress={() => send({ type: 'CONFIRM' })}
    >
      {t(submitting ? 'check.submitting' : 'check.confirm')}
    </Button>
  )
  return (
    <Page screen="form-check" nav={nav}>
      <Intro lead={t('check.lead')}>
        <Heading id="check.title" />
      </Intro>
      {failure && (
        <StatusStrip id={failure} tone="trouble" help={t(`check.failed.${failure}.help`)}>
          {t(`check.failed.${failure}`)}
        </StatusStrip>
      )}
      <ul className={css.summary}>
        {identity && (
          <>
            <CheckLine
              id="name"
              label={t('identity.name')}
              value={identity.name}
              step={identityStep}
              disabled={submitting}
              onChange={change(identityStep)}
            />
            <CheckLine
              id="number"
              label={t('identity.number')}
              value={identity.number}
              number
              disabled={submitting}
            />
          </>
        )}
        {summary.map(({ id, label, value, step }) => (
          <CheckLine
            key={id}
            id={id}
            label={label}
            value={value}
            byClerk={screen.byClerk.includes(id)}
            meanings={presetMeanings(fieldOf(form, id), value, language.tag)}
            step={step ?? undefined}
            disabled={submitting}
            onChange={step === null ? undefined : change(step)}
          />
        ))}
      </ul>
      {screen.strokes && <SignaturePad strokes={screen.strokes} disabled={submitting} />}
    </Page>
  )
}
