import { useState, type FormEvent } from 'react'
import { Qr } from '../../../ui-kit/components/qr.tsx'
import { desk } from '../client.ts'
import type { EnrolmentCode } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useAction, useNow } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { DialogButtons } from './buttons.tsx'
import { Notice } from './notice.tsx'

/** A single-use code for a new kiosk: to scan, or to type and compare the fingerprint on both screens. */
export function Enrolment({
  known,
  onClose,
}: {
  /** The kiosks there were before. */
  readonly known: readonly string[]
  readonly onClose: () => void
}) {
  const { kiosks } = useLiveData()
  const [before] = useState(known)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [code, setCode] = useState<EnrolmentCode | null>(null)
  const enrol = useAction(desk.enrol)
  const arrived = (kiosks.data?.kiosks ?? []).some((kiosk) => !before.includes(kiosk.id))

  const start = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    const made = await enrol.run(name.trim())
    if (made) setCode(made)
  }
  return (
    <Dialog title={t('enrol.title')} screen="enrol" onClose={onClose}>
      {enrol.failure ? <FailureNotice failure={enrol.failure} /> : null}
      {code === null ? (
        <form className="stack tight" onSubmit={(event) => void start(event)} noValidate>
          <Field
            label={t('enrol.name')}
            hint={t('enrol.name.hint')}
            value={name}
            onChange={setName}
            action="enrol-name"
            maxLength={60}
            first
            problem={tried && name.trim() === '' ? t('enrol.problem.name') : undefined}
          />
          <DialogButtons
            label={t('enrol.start')}
            action="enrol-start"
            disabled={enrol.busy}
            onCancel={onClose}
          />
        </form>
      ) : arrived ? (
        <>
          <Notice tone="good" icon="check" title={t('enrol.done')} />
          <div className="buttons">
            <button type="button" className="button primary" data-action="close" onClick={onClose}>
              {t('action.close')}
            </button>
          </div>
        </>
      ) : (
        <Code code={code} onAgain={() => void start()} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Code({
  code,
  onAgain,
  onClose,
}: {
  readonly code: EnrolmentCode
  readonly onAgain: () => void
  readonly onClose: () => void
}) {
  const now = useNow(1000)
  const expired = now.getTime() >= Date.parse(code.expiresAt)
  return (
    <>
      {expired ? (
        <Notice tone="stop" icon="clock" alert title={t('enrol.expired')} />
      ) : (
        <div className="enrol">
          <Qr text={code.qr} label={t('enrol.qr')} />
          <dl>
            <dt>{t('enrol.code')}</dt>
            <dd className="number large" data-value="enrolment-code">
              {code.code}
            </dd>
            <dd className="muted small">
              {t('enrol.valid', { time: shortTime(code.expiresAt, now), tries: code.tries })}
            </dd>
            <dt>{t('enrol.fingerprint')}</dt>
            <dd className="number large" data-value="fingerprint">
              {code.fingerprint}
            </dd>
          </dl>
          <ol className="numbered">
            <li>{t('enrol.steps.1')}</li>
            <li>{t('enrol.steps.2')}</li>
            <li>{t('enrol.steps.3')}</li>
          </ol>
          <p className="muted small">{t('enrol.fingerprint.why')}</p>
        </div>
      )}
      <div className="buttons">
        <button type="button" className="button" data-action="close" onClick={onClose}>
          {t('action.close')}
        </button>
        <button type="button" className="button" data-action="enrol-again" onClick={onAgain}>
          {t('enrol.again')}
        </button>
      </div>
    </>
  )
}
