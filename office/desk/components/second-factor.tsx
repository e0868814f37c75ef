import { useState } from 'react'
import type { z } from 'zod'
import { Qr } from '../../../ui-kit/components/qr.tsx'
import type { totpBegun } from '../../server/desk-api-types.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t, type WordId } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { FormButtons } from './buttons.tsx'
import { Icon } from './icon.tsx'
import { CodeField, PasswordField } from './proof-fields.tsx'

type Begun = z.infer<typeof totpBegun>

/** 动态码: a code of the phone's authenticator app beside the password. On after one code was proven, off by password. */
export function SecondFactor({
  on,
  onChanged,
}: {
  readonly on: boolean
  readonly onChanged: (said: WordId) => void
}) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const begin = useAction(desk.beginTotp)
  return (
    <section className="card stack tight" aria-labelledby="factor">
      <h2 id="factor">
        <Icon name="shield" />
        {t('people.factor')}
        <span className={`state tone-${on ? 'good' : 'done'}`} data-value="second-factor">
          {t(on ? 'people.factor.on' : 'people.factor.off')}
        </span>
      </h2>
      <p>{t('factor.lead')}</p>
      {begin.failure ? <FailureNotice failure={begin.failure} /> : null}
      {on ? (
        <TurnOff onDone={() => onChanged('factor.off.done')} />
      ) : begun ? (
        <Prove
          begun={begun}
          onDone={() => {
            setBegun(null)
            onChanged('factor.on.done')
          }}
          onCancel={() => setBegun(null)}
        />
      ) : (
        <div className="buttons">
          <button
            type="button"
            className="button primary"
            data-action="factor-begin"
            disabled={begin.busy}
            onClick={() => void begin.run().then(setBegun)}
          >
            {t('factor.begin')}
          </button>
        </div>
      )}
    </section>
  )
}

function Prove({
  begun,
  onDone,
  onCancel,
}: {
  readonly begun: Begun
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const [code, setCode] = useState('')
  const prove = useAction(desk.confirmTotp)
  const wrong = prove.failure?.kind === 'credentials' || prove.failure?.kind === 'invalid'
  return (
    <form
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void prove.run(code).then((done) => done && onDone())
      }}
    >
      <div className="enrol">
        <Qr text={begun.uri} label={t('factor.qr')} />
        <div className="stack tight">
          <ol className="numbered">
            <li>{t('factor.steps.1')}</li>
            <li>{t('factor.steps.2')}</li>
            <li>{t('factor.steps.3')}</li>
          </ol>
          <p className="muted small">{t('factor.secret')}</p>
          <p className="number secret" data-value="secret">
            {begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </div>
      </div>
      {prove.failure && !wrong ? <FailureNotice failure={prove.failure} /> : null}
      <CodeField
        value={code}
        onChange={setCode}
        action="factor-code"
        problem={wrong ? t('factor.problem.code') : undefined}
      />
      <FormButtons
        label={t('factor.confirm')}
        tone="confirm"
        action="factor-confirm"
        disabled={prove.busy}
        onCancel={onCancel}
      />
    </form>
  )
}

function TurnOff({ onDone }: { readonly onDone: () => void }) {
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const remove = useAction(desk.removeTotp)
  const wrong = remove.failure?.kind === 'credentials'
  if (!open)
    return (
      <div className="buttons">
        <button
          type="button"
          className="button danger"
          data-action="factor-off"
          onClick={() => setOpen(true)}
        >
          {t('factor.off')}
        </button>
      </div>
    )
  return (
    <form
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void remove.run(password).then((done) => done && onDone())
      }}
    >
      {remove.failure && !wrong ? <FailureNotice failure={remove.failure} /> : null}
      <PasswordField
        hint={t('factor.off.hint')}
        value={password}
        onChange={setPassword}
        action="factor-password"
        first
        problem={wrong ? t('account.problem.current') : undefined}
      />
      <FormButtons
        label={t('factor.off')}
        tone="danger"
        action="factor-remove"
        disabled={remove.busy}
        onCancel={() => setOpen(false)}
      />
    </form>
  )
}
