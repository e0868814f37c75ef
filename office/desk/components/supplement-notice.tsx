import { useState } from 'react'
import { desk } from '../client.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { isHere } from '../judgements.ts'
import { useAction, useNow } from '../session.tsx'
import { useUnsaved } from '../unsaved.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'

/** All gaps told at once (法律援助法第四十三条); the citizen reads it with the receipt. It stops no clock. */
export function SupplementNotice({
  view,
  onChanged,
}: {
  readonly view: ApplicationView
  readonly onChanged: (said: string) => void
}) {
  const now = useNow()
  const [text, setText] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const supplement = useAction(desk.supplement)
  const unsaved = useUnsaved((text ?? '').trim() !== '' && text !== view.supplement?.text)
  const isAid = view.procedure === 'legal-aid'
  if (!isHere(view) && view.supplement === null) return null

  const send = async (): Promise<void> => {
    setTried(true)
    const wanted = (text ?? '').trim()
    if (wanted === '') return
    if (await supplement.run(view.id, wanted)) {
      unsaved.saved()
      setText(null)
      setTried(false)
      onChanged(t('supplement.done'))
    }
  }
  const writing = isHere(view) && (view.supplement === null || text !== null)
  return (
    <section className="card" aria-labelledby="supplement">
      <h2 id="supplement">{t('supplement.title')}</h2>
      {view.supplement ? (
        <>
          <p className="muted small">{t('supplement.sent', { time: shortTime(view.supplement.at, now) })}</p>
          <blockquote data-value="supplement">{view.supplement.text}</blockquote>
        </>
      ) : null}
      {writing ? (
        <div className="stack tight">
          <p className="muted small">{t(isAid ? 'supplement.lead' : 'supplement.lead.other')}</p>
          {supplement.failure ? <FailureNotice failure={supplement.failure} /> : null}
          <Field
            label={t('supplement.field')}
            hint={t('supplement.hint')}
            value={text ?? ''}
            onChange={setText}
            action="supplement-text"
            type="multiline"
            maxLength={1000}
            problem={tried && (text ?? '').trim() === '' ? t('supplement.empty') : undefined}
          />
          <button
            type="button"
            className="button"
            data-action="supplement-send"
            disabled={supplement.busy}
            onClick={() => void send()}
          >
            <Icon name="pen" />
            {t('supplement.send')}
          </button>
          {isAid ? <p className="muted small">{t('supplement.law')}</p> : null}
        </div>
      ) : isHere(view) ? (
        <button
          type="button"
          className="button"
          data-action="supplement-again"
          onClick={() => setText(view.supplement?.text ?? '')}
        >
          <Icon name="pen" />
          {t('supplement.again')}
        </button>
      ) : null}
    </section>
  )
}
