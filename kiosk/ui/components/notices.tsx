import type { ReactNode } from 'react'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import type { IconName } from '../../../ui-kit/icons.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './notices.module.css'

/** One line each for what goes on around the page: draft text, no network, a call that rings, what the desk has to say. */
export function Notices() {
  const { frame } = useKiosk()
  const { t, zh, draft } = useWords()
  const call = frame.call === 'ringing' || frame.call === 'answered' ? frame.call : null
  // In one line, so that the page moves once.
  const calls = frame.queue?.calls ?? []
  return (
    <div className={css.notices} aria-live="polite">
      {call && <Line kind="call" icon="person" text={t(`strip.call.${call}`)} />}
      {!frame.officeReachable && <Line kind="offline" icon="warn" text={t('strip.offline')} />}
      {calls.length > 0 && (
        <Line
          kind="called"
          icon="speak"
          text={
            <Draft
              own={calls.map(({ number, window }) => t('queue.called', { number, window })).join('　')}
              chinese={calls.map(({ words }) => words[0]?.written).join('　')}
            />
          }
        />
      )}
      {frame.deskMessage !== null && (
        <Line
          kind="desk"
          icon="person"
          text={
            <>
              {`${t('strip.desk')}　`}
              <bdi lang="zh-CN">{frame.deskMessage}</bdi>
            </>
          }
        />
      )}
      {draft && (
        <Line kind="draft" icon="globe" text={<Draft own={t('draft.label')} chinese={zh('draft.label')} />} />
      )}
    </div>
  )
}

function Line({
  kind,
  icon,
  text,
}: {
  readonly kind: string
  readonly icon: IconName
  readonly text: ReactNode
}) {
  return (
    <p className={css.line} data-notice={kind}>
      <Icon name={icon} size="s" />
      <span>{text}</span>
    </p>
  )
}

function Draft({ own, chinese }: { readonly own: string; readonly chinese: string }) {
  return (
    <>
      {own !== chinese && `${own}　`}
      <bdi lang="zh-CN">{chinese}</bdi>
    </>
  )
}
