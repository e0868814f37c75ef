import { useState } from 'react'
import type { AuditVerified } from '../../server/desk-api-types.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

/** Walks the whole chain of the log: each entry seals the one before it. */
export function AuditVerify() {
  const [verified, setVerified] = useState<AuditVerified | null>(null)
  const verify = useAction(desk.verifyAudit)
  const go = async (): Promise<void> => {
    const told = await verify.run()
    if (told) setVerified(told)
  }
  return (
    <section className="card stack tight" aria-labelledby="audit-verify">
      <h2 id="audit-verify">{t('audit.verify.title')}</h2>
      <p className="muted small">{t('audit.verify.means')}</p>
      {verify.failure ? <FailureNotice failure={verify.failure} /> : null}
      {verified ? <Told verified={verified} /> : null}
      <div className="buttons">
        <button
          type="button"
          className="button"
          data-action="audit-verify"
          disabled={verify.busy}
          onClick={() => void go()}
        >
          <Icon name="check" />
          {t('audit.verify')}
        </button>
      </div>
    </section>
  )
}

function Told({ verified }: { readonly verified: AuditVerified }) {
  if (!verified.whole)
    return (
      <Notice tone="stop" icon="warn" alert title={t(`audit.verify.${verified.kind}`, { n: verified.n })} />
    )
  return (
    <>
      <Notice tone="good" icon="check" title={t('audit.verify.whole', { count: verified.entries })} />
      <p className="small">
        {t('audit.verify.head')} <code data-value="audit-head">{verified.head}</code>
      </p>
    </>
  )
}
