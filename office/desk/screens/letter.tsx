import { useCallback, useState } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { RecordView, TypedRecord } from '../../server/ledgers/api-types.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { ReplySlip } from '../components/reply-slip.tsx'
import { desk } from '../client.ts'
import { civilDate } from '../format.ts'
import { hashOf } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

const BLANK = '＿＿＿＿＿＿＿＿'

/** 转介函 to another body, with the slip on which it answers: only with the consent of whom it is about. */
export function Letter({ id }: { readonly id: string }) {
  const load = useCallback(() => desk.record(id), [id])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="letter">
      <a
        className="button quiet back no-print"
        href={hashOf({ screen: 'record', id })}
        data-action="back-to-record"
      >
        <Icon name="back" />
        {t('certificate.back')}
      </a>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data?.letter?.consented === false ? (
        <Notice tone="stop" icon="warn" title={t('letter.no-consent')} lines={[t('letter.no-consent.do')]} />
      ) : null}
      {data?.letter?.consented ? <Sheet view={data} to={data.letter.to} /> : null}
    </Page>
  )
}

function Sheet({ view, to }: { readonly view: RecordView; readonly to: string }) {
  const { me, now } = useSession()
  const open = useAction(desk.openRecord)
  const [values, setValues] = useState<TypedRecord | null>(null)
  const { ledger } = view
  const fields = ledger.letter!
  const whole = (field: string) => String(values?.[field] ?? '') || BLANK
  const days = (deadline: string) => ledger.deadlines.find(({ id }) => id === deadline)?.days ?? BLANK
  const today = civilDate(shanghaiDate(now()))
  return (
    <>
      <div className="buttons no-print">
        <button type="button" className="button primary" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
        {values === null ? (
          <button
            type="button"
            className="button"
            data-action="paper-name"
            disabled={open.busy}
            onClick={() => void open.run(view.id).then((opened) => opened && setValues(opened.values))}
          >
            <Icon name="eye" />
            {t('letter.name')}
          </button>
        ) : null}
      </div>
      {open.failure ? <FailureNotice failure={open.failure} /> : null}
      <p className="muted small no-print">{t(values ? 'letter.name.done' : 'letter.lead')}</p>
      <article className="card sheet" data-paper="letter" aria-labelledby="sheet">
        <h1 id="sheet">{t('letter.title')}</h1>
        <p className="sheet-number">
          {t('letter.number')}：
          <span className="number" data-value="number">
            {view.number}
          </span>
        </p>
        <p className="sheet-text to">{t('letter.to', { body: to })}</p>
        <p className="sheet-text">
          {t('letter.text', { name: whole(fields.person), phone: whole(fields.phone) })}
        </p>
        <blockquote className="sheet-quote">{shownOf(view, fields.matter)}</blockquote>
        <p className="sheet-text">{t('letter.consent')}</p>
        <p className="sheet-text">{t('letter.answer', { accept: days('accept'), reply: days('reply') })}</p>
        <p className="sheet-text">{t('letter.fees')}</p>
        <p className="sheet-text">
          {t('letter.contact', {
            name: me.user.name,
            phone: me.office.phone,
            address: me.office.address,
          })}
        </p>
        <footer className="sheet-foot">
          <p>{me.office.name}</p>
          <p>{t('paper.seal')}</p>
          <p>{today}</p>
        </footer>
        <ReplySlip office={me.office.name} number={view.number} date={today} />
      </article>
    </>
  )
}

const shownOf = (view: RecordView, field: string): string =>
  view.fields.find(({ id }) => id === field)?.shown ?? ''
