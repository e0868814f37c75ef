import { useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { Enrolment } from '../components/enrolment.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { GapAlarm } from '../components/gap-alarm.tsx'
import { Icon } from '../components/icon.tsx'
import { KioskList } from '../components/kiosk-list.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import type { Kiosk } from '../../server/desk-api-types.ts'
import { useLiveData } from '../live.tsx'
import { useAction, useSession } from '../session.tsx'
import { DialogButtons } from '../components/buttons.tsx'
import { t } from '../words.ts'

/** The machines that may send: their health, a new one, and the end of a lost one. */
export function Kiosks() {
  const { kiosks } = useLiveData()
  const { me } = useSession()
  const manages = me.user.operations.includes('kiosk.manage')
  const [enrolling, setEnrolling] = useState(false)
  const [revoking, setRevoking] = useState<Kiosk | null>(null)
  const rows = kiosks.data?.kiosks ?? []
  const inUse = rows.filter(({ revokedAt }) => revokedAt === null)
  const revoked = rows.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <Page screen="kiosks">
      <header className="page-head">
        <h1>{t('kiosks.title')}</h1>
        <span className="muted">{t('kiosks.lead')}</span>
        {manages ? (
          <div className="end">
            <button
              type="button"
              className="button primary"
              data-action="enrol"
              onClick={() => setEnrolling(true)}
            >
              <Icon name="plus" />
              {t('kiosks.add')}
            </button>
          </div>
        ) : null}
      </header>
      {kiosks.failure ? <FailureNotice failure={kiosks.failure} onRetry={kiosks.reload} /> : null}
      <GapAlarm kiosks={rows} />
      {kiosks.data === null ? (
        kiosks.failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : inUse.length === 0 ? (
        <div className="card">
          <Empty icon="kiosk" title={t('kiosks.none')} hint={t('kiosks.none.hint')} />
        </div>
      ) : (
        <KioskList kiosks={inUse} onRevoke={setRevoking} />
      )}
      {revoked.length === 0 ? null : (
        <details className="quiet-details">
          <summary>{t('kiosks.revoked', { count: revoked.length })}</summary>
          <KioskList kiosks={revoked} onRevoke={setRevoking} />
        </details>
      )}
      {enrolling ? (
        <Enrolment
          known={rows.map((kiosk) => kiosk.id)}
          onClose={() => {
            setEnrolling(false)
            kiosks.reload()
          }}
        />
      ) : null}
      {revoking ? (
        <Revoke
          kiosk={revoking}
          onClose={() => setRevoking(null)}
          onDone={() => {
            setRevoking(null)
            kiosks.reload()
          }}
        />
      ) : null}
    </Page>
  )
}

function Revoke({
  kiosk,
  onClose,
  onDone,
}: {
  readonly kiosk: Kiosk
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const revoke = useAction(desk.revokeKiosk)
  const go = async (): Promise<void> => {
    if (await revoke.run(kiosk.id)) onDone()
  }
  return (
    <Dialog title={t('kiosks.revoke.title', { name: kiosk.name })} screen="confirm-revoke" onClose={onClose}>
      <p>{t('kiosks.revoke.means')}</p>
      <p className="muted">{t('kiosks.revoke.final')}</p>
      {revoke.failure ? <FailureNotice failure={revoke.failure} /> : null}
      <DialogButtons
        label={t('kiosks.revoke.confirm')}
        tone="danger"
        disabled={revoke.busy}
        onCancel={onClose}
        onAct={() => void go()}
      />
    </Dialog>
  )
}
