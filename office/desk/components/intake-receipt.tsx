import { shanghaiMinute } from '../../../base/clock.ts'
import { Qr } from '../../../ui-kit/components/qr.tsx'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import type { TakenIn } from '../../server/intake/api-types.ts'
import { hashOf, type IntakeWay } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** 申请材料接收凭证: number, code to follow it with, what comes next. The code is shown this once. */
export function IntakeReceipt({
  form,
  taken,
  via,
}: {
  readonly form: FormDefinition
  readonly taken: TakenIn
  readonly via: IntakeWay | null
}) {
  const { me, now } = useSession()
  return (
    <section className="card stack tight" data-screen="intake-done" aria-labelledby="receipt">
      <h1 id="receipt">{t('intake.receipt')}</h1>
      <p>{me.office.name}</p>
      <dl className="facts">
        <div>
          <dt>{t('intake.matter')}</dt>
          <dd>{form.title['zh-CN']}</dd>
        </div>
        <div>
          <dt>{t(me.office.aidRole === 'station' ? 'intake.acceptance' : 'intake.received')}</dt>
          <dd className="number large" data-value="number">
            {taken.number}
          </dd>
        </div>
        <div>
          <dt>{t('intake.token')}</dt>
          <dd className="number large" data-value="token">
            {taken.token}
          </dd>
        </div>
        <div>
          <dt>{t('intake.at')}</dt>
          <dd>
            {shanghaiMinute(now())} · {me.user.name}
          </dd>
        </div>
      </dl>
      <div className="receipt-qr">
        <Qr text={taken.qr} label={t('intake.qr')} />
        <p>{t(via === 'phone' ? 'intake.token.hint.phone' : 'intake.token.hint')}</p>
      </div>
      <p className="print-only signatures">{t('intake.signatures')}</p>
      <div className="buttons no-print">
        <button type="button" className="button primary" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
        <a
          className="button"
          href={hashOf({ screen: 'application', id: taken.id })}
          data-action="open-application"
        >
          {t('intake.open')}
        </a>
      </div>
    </section>
  )
}
