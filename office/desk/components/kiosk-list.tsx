import type { Kiosk } from '../../server/desk-api-types.ts'
import { ago } from '../format.ts'
import { kioskCondition } from '../judgements.ts'
import { useLiveData } from '../live.tsx'
import { ShownState } from '../packs/shown-state.tsx'
import { useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { KioskOrders } from './kiosk-orders.tsx'
import { KioskState } from './kiosk-state.tsx'
import { Troubles } from './troubles.tsx'

/** Machines with their health, and what this clerk may order of each. */
export function KioskList({
  kiosks,
  onRevoke,
}: {
  readonly kiosks: readonly Kiosk[]
  readonly onRevoke: (kiosk: Kiosk) => void
}) {
  return (
    <ul className="card-list kiosks">
      {kiosks.map((kiosk) => (
        <KioskCard key={kiosk.id} kiosk={kiosk} onRevoke={() => onRevoke(kiosk)} />
      ))}
    </ul>
  )
}

function KioskCard({ kiosk, onRevoke }: { readonly kiosk: Kiosk; readonly onRevoke: () => void }) {
  const { operations } = useSession().me.user
  const { kiosks } = useLiveData()
  const now = useNow()
  const condition = kioskCondition(kiosk, now)
  return (
    <li className="card" data-kiosk={kiosk.id}>
      <div className="line">
        <h2>{kiosk.name}</h2>
        <KioskState condition={condition} />
      </div>
      <Troubles kiosk={kiosk} />
      <dl className="facts narrow">
        <div>
          <dt>{t('kiosks.column.seen')}</dt>
          <dd>{kiosk.lastSeenAt === null ? t('time.never') : ago(kiosk.lastSeenAt, now)}</dd>
        </div>
        <div>
          <dt>{t('kiosks.column.content')}</dt>
          <dd>
            <ShownState shown={kiosk.content} newest={kiosks.data?.pack ?? null} />
            <p className="muted small">{kiosk.content?.version}</p>
          </dd>
        </div>
        <div>
          <dt>{t('kiosks.column.letter')}</dt>
          <dd>{kiosk.stationLetter}</dd>
        </div>
        <div>
          <dt>{t('kiosks.column.envelopes')}</dt>
          <dd>{t('kiosks.envelopes', { count: kiosk.envelopes })}</dd>
        </div>
      </dl>
      {condition === 'revoked' || !operations.includes('kiosk.order') ? null : (
        <KioskOrders kiosk={kiosk} onChanged={kiosks.reload} />
      )}
      {condition === 'revoked' || !operations.includes('kiosk.manage') ? null : (
        <button type="button" className="button danger" data-action="revoke" onClick={onRevoke}>
          {t('kiosks.revoke')}
        </button>
      )}
    </li>
  )
}
