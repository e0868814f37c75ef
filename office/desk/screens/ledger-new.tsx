import { useCallback, useMemo, useState } from 'react'
import { shanghaiDate, shanghaiMinute } from '../../../base/clock.ts'
import { ok, type Result } from '../../../base/result.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { LedgerForm, problemText } from '../components/ledger-form.tsx'
import { Page } from '../components/page.tsx'
import { desk, type Failure } from '../client.ts'
import type { LedgerPage, TypedRecord } from '../../server/ledgers/api-types.ts'
import { goTo } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

interface Prepared {
  readonly page: LedgerPage
  readonly draft: TypedRecord
}

/** A new row: from nothing, from another record (nothing is typed twice), or about an application. */
export function LedgerNew({ id, filter }: { readonly id: string; readonly filter: string }) {
  const query = useMemo(() => new URLSearchParams(filter), [filter])
  const source = query.get('source') ?? undefined
  const application = query.get('application') ?? undefined
  const load = useCallback(async (): Promise<Result<Prepared, Failure>> => {
    // The definition and the choices are wanted, not the rows.
    const page = await desk.ledger(id, 'from=9999-01-01')
    if (!page.ok) return page
    const from = source !== undefined ? { source } : application !== undefined ? { application } : null
    const draft = from === null ? ok({ values: {} }) : await desk.draftRecord(id, from)
    return draft.ok ? ok({ page: page.value, draft: draft.value.values }) : draft
  }, [id, source, application])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="ledger-new">
      <BackLink
        to={
          application === undefined
            ? { screen: 'ledger', id, filter: '' }
            : { screen: 'application', id: application }
        }
        action={application === undefined ? 'back-to-ledger' : 'back-to-application'}
        label={application === undefined ? (data?.page.ledger.title ?? t('ledgers.back')) : t('paper.back')}
      />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data ? <Filling {...data} source={source} application={application} /> : null}
    </Page>
  )
}

function Filling({
  page,
  draft,
  source,
  application,
}: Prepared & { readonly source: string | undefined; readonly application: string | undefined }) {
  const { me, now } = useSession()
  const { ledger, choices } = page
  const create = useAction(desk.newRecord)
  const [reason, setReason] = useState('')
  // Only a month that is closed asks for it.
  const late = create.failure?.problems?.some(({ field }) => field === 'reason') ?? false
  const self = choices.staff.find(({ label }) => label === me.user.name)?.id
  const { date, handler } = ledger.columns
  const dated = ledger.fields.find((field) => field.id === date && field.kind === 'date')
  const handled = ledger.fields.find((field) => field.id === handler && field.kind === 'staff')
  const first: TypedRecord = {
    ...(dated ? { [dated.id]: shanghaiDate(now()) } : {}),
    // Its minutes run from now.
    ...(ledger.cards ? { [ledger.cards.begun]: shanghaiMinute(now()).replace(' ', 'T') } : {}),
    ...(handled && self !== undefined ? { [handled.id]: self } : {}),
    ...draft,
  }
  return (
    <>
      <header className="page-head">
        <h1>{t('ledgers.new.title', { ledger: ledger.title })}</h1>
        <span className="muted">{ledger.lead}</span>
      </header>
      <LedgerForm
        fields={ledger.fields.filter(({ withMove }) => !withMove)}
        choices={choices}
        first={first}
        failure={create.failure}
        busy={create.busy}
        submit={t('ledgers.save')}
        onSubmit={async (values) => {
          const done = await create.run(ledger.id, {
            values,
            ...(source === undefined ? {} : { source }),
            ...(application === undefined ? {} : { application }),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          })
          return done ? () => goTo({ screen: 'record', id: done.id }) : null
        }}
      >
        {late || reason !== '' ? (
          <Field
            label={t('ledgers.reason.late')}
            value={reason}
            onChange={setReason}
            action="reason"
            maxLength={500}
            problem={late ? problemText('closed') : undefined}
          />
        ) : null}
      </LedgerForm>
    </>
  )
}
