import { useCallback, useState } from 'react'
import { ok, type Result } from '../../../base/result.ts'
import type { Certificate as Proven, RecordView } from '../../server/ledgers/api-types.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { PaperSheet } from '../components/paper-sheet.tsx'
import { desk, type Failure } from '../client.ts'
import { civilDate } from '../format.ts'
import { hashOf } from '../route.ts'
import { useAction, useResource } from '../session.tsx'
import { t } from '../words.ts'

interface Loaded {
  readonly proven: Proven
  readonly fields: RecordView['ledger']['fields']
}
const BLANK = '＿＿＿＿＿＿＿＿'

/** 志愿服务记录证明: what the ledger of hours says of one volunteer, on A4, to be sealed. */
export function Certificate({ id }: { readonly id: string }) {
  const load = useCallback(async (): Promise<Result<Loaded, Failure>> => {
    const [proven, record] = await Promise.all([desk.certificate(id), desk.record(id)])
    if (!proven.ok) return proven
    return record.ok ? ok({ proven: proven.value, fields: record.value.ledger.fields }) : record
  }, [id])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="certificate">
      <BackLink to={{ screen: 'record', id }} action="back-to-record" label={t('certificate.back')} />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data?.proven.services.length === 0 ? (
        <div className="card">
          <Empty icon="book" title={t('certificate.none')} hint={t('certificate.none.do')}>
            <a
              className="button primary"
              href={hashOf({ screen: 'ledger-new', id: 'volunteer-hours', filter: '' })}
              data-action="certificate-begin"
            >
              {t('certificate.none.open')}
            </a>
          </Empty>
        </div>
      ) : null}
      {data && data.proven.services.length > 0 ? <Sheet id={id} {...data} /> : null}
    </Page>
  )
}

function Sheet({ id, proven, fields }: Loaded & { readonly id: string }) {
  const open = useAction(desk.openRecord)
  const [person, setPerson] = useState<{ readonly name: string; readonly number: string } | null>(null)
  const fillIn = async (): Promise<void> => {
    const opened = await open.run(id)
    if (!opened) return
    const of = (kind: 'person' | 'id-number') =>
      String(opened.values[fields.find((field) => field.kind === kind)?.id ?? ''] ?? BLANK)
    setPerson({ name: of('person'), number: of('id-number') })
  }
  const { services, hours } = proven
  return (
    <PaperSheet
      paper="certificate"
      title={t('certificate.title')}
      number={{ label: t('certificate.number'), value: proven.number }}
      putIn={{
        ...open,
        run: person === null ? () => void fillIn() : null,
        done: person !== null,
        words: { act: t('paper.name'), lead: t('paper.lead'), done: t('paper.name.done') },
      }}
    >
      <p className="sheet-text">
        {t('certificate.text', {
          name: person?.name ?? BLANK,
          number: person?.number ?? BLANK,
          from: civilDate(services[0]!.date),
          to: civilDate(services.at(-1)!.date),
          count: services.length,
          hours,
        })}
      </p>
      <table className="sheet-table" data-table="services">
        <thead>
          <tr>
            <th scope="col">{t('certificate.date')}</th>
            <th scope="col">{t('certificate.work')}</th>
            <th scope="col">{t('certificate.place')}</th>
            <th scope="col">{t('certificate.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((one, at) => (
            <tr key={at}>
              <td>{one.date}</td>
              <td>{one.work}</td>
              <td>{one.place}</td>
              <td>{one.hours}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={3}>
              {t('certificate.total')}
            </th>
            <td data-value="hours">{hours}</td>
          </tr>
        </tbody>
      </table>
      <p className="sheet-text">{t('certificate.basis')}</p>
    </PaperSheet>
  )
}
