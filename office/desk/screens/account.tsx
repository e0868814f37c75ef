import { useState } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Notice } from '../components/notice.tsx'
import { OwnPassword } from '../components/own-password.tsx'
import { Page } from '../components/page.tsx'
import { SecondFactor } from '../components/second-factor.tsx'
import { desk } from '../client.ts'
import { useResource, useSession } from '../session.tsx'
import { t, type WordId } from '../words.ts'

/** One's own log-in: password and second factor. */
export function Account() {
  const { me } = useSession()
  const account = useResource(desk.account, 0)
  const [done, setDone] = useState<WordId | null>(null)
  return (
    <Page screen="account">
      <header className="page-head">
        <h1>{t('nav.account')}</h1>
        <span className="muted">{me.user.name}</span>
      </header>
      {done ? <Notice tone="good" icon="check" title={t(done)} /> : null}
      {account.failure ? <FailureNotice failure={account.failure} onRetry={account.reload} /> : null}
      {account.data ? (
        <SecondFactor
          on={account.data.secondFactor}
          onChanged={(said) => {
            setDone(said)
            account.reload()
          }}
        />
      ) : null}
      <OwnPassword name={me.user.name} onChanged={() => setDone('account.password.done')} />
    </Page>
  )
}
