import { useCallback, useState } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { RecordView, TypedRecord } from '../../server/ledgers/api-types.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { PaperSheet } from '../components/paper-sheet.tsx'
import { ReplySlip } from '../components/reply-slip.tsx'
import { desk } from '../client.ts'
import { civilDate } from '../format.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

const BLANK = '＿＿＿＿＿＿＿＿'

/** 转介函 to another body, with the slip on which it answers: only with the consent of whom it is about. */
export function Letter({ id }: { readonly id: string }) {
  const load = useCallback(() => desk.record(id), [id])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="letter">
      <BackLink to={{ screen: 'record', id }} action="back-to-record" label={t('certificate.back')} />
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
  const fillIn = async (): Promise<void> => {
    const opened = await open.run(view.id)
    if (opened) setValues(opened.values)
  }
  return (
    <PaperSheet
      paper="letter"
      title={t('letter.title')}
      number={{ label: t('letter.number'), value: view.number }}
      putIn={{
        ...open,
        run: values === null ? () => void fillIn() : null,
        done: values !== null,
        words: { act: t('letter.name'), lead: t('letter.lead'), done: t('letter.name.done') },
      }}
      after={<ReplySlip office={me.office.name} number={view.number} date={civilDate(shanghaiDate(now()))} />}
    >
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
    </PaperSheet>
  )
}

const shownOf = (view: RecordView, field: string): string =>
  view.fields.find(({ id }) => id === field)?.shown ?? ''
