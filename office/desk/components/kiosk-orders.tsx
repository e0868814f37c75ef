import { useState } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import { LONGEST_DESK_MESSAGE } from '../../../exchange/schemas/api.ts'
import type { Kiosk } from '../../server/desk-api-types.ts'
import { desk } from '../client.ts'
import { longDate, shortTime } from '../format.ts'
import { useAction, useNow } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { DialogButtons } from './buttons.tsx'
import { Icon } from './icon.tsx'

/** What the desk has a kiosk do: say something to its visitors, start anew. */
export function KioskOrders({ kiosk, onChanged }: { readonly kiosk: Kiosk; readonly onChanged: () => void }) {
  const now = useNow()
  const [asking, setAsking] = useState<'message' | 'restart' | null>(null)
  const takeBack = useAction(desk.messageKiosk)
  const { message, restart } = kiosk
  const end = () => {
    setAsking(null)
    onChanged()
  }
  return (
    <>
      {message ? (
        <div className="stack tight" data-value="message">
          <p className="muted small">
            {t('kiosks.message.shown', { date: longDate(shanghaiDate(new Date(message.until))) })}
          </p>
          <blockquote>{message.text}</blockquote>
          {takeBack.failure ? <FailureNotice failure={takeBack.failure} /> : null}
          <button
            type="button"
            className="button"
            data-action="message-take-back"
            disabled={takeBack.busy}
            onClick={() => void takeBack.run(kiosk.id, { message: null }).then((done) => done && onChanged())}
          >
            {t('kiosks.message.take-back')}
          </button>
        </div>
      ) : null}
      {restart ? (
        <p className="muted small" data-value="restart">
          {restart.doneAt === null
            ? t('kiosks.restart.waits', { time: shortTime(restart.orderedAt, now) })
            : t('kiosks.restart.done', { time: shortTime(restart.doneAt, now) })}
        </p>
      ) : null}
      <div className="buttons">
        <button type="button" className="button" data-action="message" onClick={() => setAsking('message')}>
          <Icon name="pen" />
          {t('kiosks.message')}
        </button>
        <button type="button" className="button" data-action="restart" onClick={() => setAsking('restart')}>
          <Icon name="undo" />
          {t('kiosks.restart')}
        </button>
      </div>
      {asking === 'message' ? <Message kiosk={kiosk} onClose={() => setAsking(null)} onDone={end} /> : null}
      {asking === 'restart' ? <Restart kiosk={kiosk} onClose={() => setAsking(null)} onDone={end} /> : null}
    </>
  )
}

interface Asking {
  readonly kiosk: Kiosk
  readonly onClose: () => void
  readonly onDone: () => void
}

function Message({ kiosk, onClose, onDone }: Asking) {
  const today = shanghaiDate(useNow())
  const [text, setText] = useState(kiosk.message?.text ?? '')
  const [until, setUntil] = useState(today)
  const [tried, setTried] = useState(false)
  const send = useAction(desk.messageKiosk)
  const unfit = send.failure?.problems?.[0]?.problem
  const empty = text.trim() === ''
  const past = until < today
  const go = async (): Promise<void> => {
    setTried(true)
    if (empty || past) return
    const message = { text: text.trim(), until: `${until}T23:59:59+08:00` }
    if (await send.run(kiosk.id, { message })) onDone()
  }
  return (
    <Dialog title={t('kiosks.message.title', { name: kiosk.name })} screen="kiosk-message" onClose={onClose}>
      <p>{t('kiosks.message.means')}</p>
      {send.failure && unfit === undefined ? <FailureNotice failure={send.failure} /> : null}
      <Field
        label={t('kiosks.message.text')}
        hint={t('kiosks.message.hint', { most: LONGEST_DESK_MESSAGE })}
        value={text}
        onChange={setText}
        action="message-text"
        type="multiline"
        maxLength={LONGEST_DESK_MESSAGE}
        problem={
          tried && empty
            ? t('kiosks.message.empty')
            : unfit === undefined
              ? undefined
              : tOr(`ledger.problem.${unfit}`, 'ledger.problem.unknown')
        }
      />
      <Field
        label={t('kiosks.message.until')}
        value={until}
        onChange={setUntil}
        action="message-until"
        type="date"
        problem={tried && past ? t('kiosks.message.past') : undefined}
      />
      <DialogButtons
        label={t('kiosks.message.send')}
        action="message-send"
        disabled={send.busy}
        onCancel={onClose}
        onAct={() => void go()}
      />
    </Dialog>
  )
}

function Restart({ kiosk, onClose, onDone }: Asking) {
  const restart = useAction(desk.restartKiosk)
  const go = async (): Promise<void> => {
    if (await restart.run(kiosk.id)) onDone()
  }
  return (
    <Dialog
      title={t('kiosks.restart.title', { name: kiosk.name })}
      screen="confirm-restart"
      onClose={onClose}
    >
      <p>{t('kiosks.restart.means')}</p>
      {restart.failure ? <FailureNotice failure={restart.failure} /> : null}
      <DialogButtons
        label={t('kiosks.restart.confirm')}
        disabled={restart.busy}
        onCancel={onClose}
        onAct={() => void go()}
      />
    </Dialog>
  )
}
