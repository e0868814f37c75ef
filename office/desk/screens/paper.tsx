import { useCallback, useState } from 'react'
import type { Identity } from '../../../exchange/schemas/message.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Page } from '../components/page.tsx'
import { PaperHandOver } from '../components/paper-hand-over.tsx'
import { PaperReceipt } from '../components/paper-receipt.tsx'
import { PaperSheet } from '../components/paper-sheet.tsx'
import { PaperSupplement } from '../components/paper-supplement.tsx'
import { desk } from '../client.ts'
import type { Paper as PaperKind } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

const SHEETS = { receipt: PaperReceipt, supplement: PaperSupplement, 'hand-over': PaperHandOver }

/** Who it is about: blanks to be filled in by hand until the clerk has the name put in, which is logged. */
export interface PaperProps {
  readonly view: ApplicationView
  readonly person: { readonly name: string; readonly number: string }
}
const BLANK = { name: '＿＿＿＿＿＿', number: '＿＿＿＿＿＿＿＿＿＿＿＿' }

/** A paper of the office about one application: to be looked at, printed on A4, and sealed. */
export function Paper({ id, paper }: { readonly id: string; readonly paper: PaperKind }) {
  const load = useCallback(() => desk.application(id), [id])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="paper">
      <BackLink to={{ screen: 'application', id }} action="back-to-application" label={t('paper.back')} />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data ? <Sheet view={data} paper={paper} /> : null}
    </Page>
  )
}

function Sheet({ view, paper }: { readonly view: ApplicationView; readonly paper: PaperKind }) {
  const { me } = useSession()
  const [full, setFull] = useState<Identity | null>(null)
  const unmask = useAction(desk.unmask)
  const Body = SHEETS[paper]
  return (
    <PaperSheet
      paper={paper}
      title={t(`paper.${paper}`)}
      number={{
        label: t(me.office.aidRole === 'station' ? 'intake.acceptance' : 'intake.received'),
        value: view.number,
      }}
      putIn={{
        ...unmask,
        run: view.identity && full === null ? () => void unmask.run(view.id).then(setFull) : null,
        done: full !== null,
        words: { act: t('paper.name'), lead: t('paper.lead'), done: t('paper.name.done') },
      }}
    >
      <Body view={view} person={full ?? BLANK} />
    </PaperSheet>
  )
}
