import { Component, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Result } from '../../base/result.ts'
import { FailureNotice } from './components/failure-notice.tsx'
import { Gate } from './components/gate.tsx'
import { Notice } from './components/notice.tsx'
import { desk, type Failure } from './client.ts'
import type { Me } from '../server/desk-api-types.ts'
import { Locked } from './screens/locked.tsx'
import { usePresence } from './presence.ts'
import { forgetReader } from './reader-client.ts'
import { Join } from './screens/join.tsx'
import { takeLinkToken, type LinkToken } from './link-token.ts'
import { Login } from './screens/login.tsx'
import { Setup } from './screens/setup.tsx'
import { SessionContext, type Session } from './session.tsx'
import { Shell } from './shell.tsx'
import { t } from './words.ts'

type Phase =
  | { phase: 'asking' }
  | { phase: 'failed'; failure: Failure }
  | { phase: 'link'; link: LinkToken }
  | { phase: 'login'; after: 'start' | 'expired' | 'setup' }
  | { phase: 'in'; me: Me; offsetMs: number }

/** A one-time link's page, log-in or the desk, as the server says; nothing of the desk is drawn before. */
export function App({ link }: { readonly link: LinkToken | null }) {
  const [state, setState] = useState<Phase>(link === null ? { phase: 'asking' } : { phase: 'link', link })
  const enter = useCallback(async (after: 'start' | 'setup'): Promise<void> => {
    setState(phaseOf(await desk.me(), after))
  }, [])
  useEffect(() => {
    if (link !== null) return undefined
    let wanted = true
    void (async () => {
      const result = await desk.me()
      if (wanted) setState(phaseOf(result, 'start'))
    })()
    return () => {
      wanted = false
    }
  }, [link])
  // Whoever has to log in anew has to pair anew.
  useEffect(() => {
    if (state.phase === 'login') forgetReader()
  }, [state.phase])
  const [locked, setLocked] = useState(false)
  // A link that is pasted into a desk that stands open loads nothing: only the fragment changes.
  useEffect(() => {
    const changed = (): void => {
      const pasted = takeLinkToken()
      if (pasted === null) return
      setLocked(false)
      setState({ phase: 'link', link: pasted })
    }
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [])
  const [opened, setOpened] = useState(0)
  const expire = useCallback(() => {
    void (async () => {
      const result = await desk.me()
      if (result.ok) return
      if (result.error.kind === 'locked') setLocked(true)
      else if (result.error.kind === 'expired') setState({ phase: 'login', after: 'expired' })
    })()
  }, [])
  const logout = useCallback(() => {
    void desk.logout().finally(() => {
      window.location.hash = ''
      setLocked(false)
      setState({ phase: 'login', after: 'start' })
    })
  }, [])
  const session = useMemo<Session | null>(
    () =>
      state.phase === 'in'
        ? { me: state.me, now: () => new Date(Date.now() + state.offsetMs), expire, opened, logout }
        : null,
    [state, expire, opened, logout],
  )

  usePresence(session !== null && !locked)
  if (session) {
    return (
      <Mishap>
        <SessionContext value={session}>
          <div hidden={locked}>
            <Shell />
          </div>
          {locked ? (
            <Locked
              name={session.me.user.name}
              onOpened={() => {
                setLocked(false)
                setOpened((times) => times + 1)
              }}
              onLogout={logout}
            />
          ) : null}
        </SessionContext>
      </Mishap>
    )
  }
  switch (state.phase) {
    case 'link': {
      const { use, token } = state.link
      const onDone = () => void enter('setup')
      return use === 'setup' ? (
        <Setup key={token} token={token} onDone={onDone} />
      ) : (
        <Join
          key={token}
          token={token}
          onDone={onDone}
          onLogin={() => setState({ phase: 'login', after: 'start' })}
        />
      )
    }
    case 'login':
      return <Login after={state.after} onDone={() => void enter('start')} />
    case 'failed':
      return (
        <Gate screen="failed" title={t('app.title')} lead="">
          <FailureNotice failure={state.failure} onRetry={() => void enter('start')} />
        </Gate>
      )
    default:
      return <p className="loading">{t('app.loading')}</p>
  }
}

function phaseOf(result: Result<Me, Failure>, after: 'start' | 'setup'): Phase {
  if (result.ok) return { phase: 'in', me: result.value, offsetMs: Date.parse(result.value.now) - Date.now() }
  return result.error.kind === 'expired' || result.error.kind === 'locked'
    ? { phase: 'login', after }
    : { phase: 'failed', failure: result.error }
}

/** A bug in a page leaves words and a way on instead of a white window. */
class Mishap extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Gate screen="mishap" title={t('app.title')} lead="">
        <Notice
          tone="stop"
          icon="warn"
          alert
          title={t('app.bug.what')}
          lines={[t('app.bug.safe'), t('app.bug.do')]}
        >
          <button
            type="button"
            className="button"
            data-action="reload"
            onClick={() => window.location.reload()}
          >
            {t('app.reload')}
          </button>
        </Notice>
      </Gate>
    )
  }
}
