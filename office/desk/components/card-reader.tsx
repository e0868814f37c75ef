import { useState, type ReactNode } from 'react'
import type { CardIdentity, ReaderState } from '../../../exchange/schemas/desk-reader.ts'
import { duration } from '../format.ts'
import type { ReaderFailure } from '../reader-client.ts'
import { useCardReader, type CardReading, type ReaderView } from '../use-card-reader.ts'
import { t, tOr } from '../words.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

/** The reader on the clerk's own machine: asked for by a button, then what it waits for or what is wrong. */
export function CardReader({
  port,
  again = false,
  onCard,
}: {
  readonly port: number
  /** A card was read, and it may have been the wrong one. */
  readonly again?: boolean
  readonly onCard: (identity: CardIdentity) => void
}) {
  const reading = useCardReader(port, onCard)
  const { view } = reading
  const isAtRest = view.state !== 'waiting' && view.state !== 'pairing' && view.state !== 'asking'
  return (
    <div className="card-reader" data-reader={view.state}>
      <Said reading={reading} />
      {isAtRest ? (
        <button type="button" className="button" data-action="read-card" onClick={reading.read}>
          <Icon name="idcard" />
          {view.state === 'rest' ? t(again ? 'reader.another' : 'reader.read') : t('reader.again')}
        </button>
      ) : null}
      {view.state === 'rest' && !again ? <p className="muted small">{t('reader.hint')}</p> : null}
    </div>
  )
}

function Said({ reading }: { readonly reading: CardReading }) {
  const { view, cancel } = reading
  switch (view.state) {
    case 'rest':
      return null
    case 'asking':
      return <Notice tone="work" icon="idcard" title={t('reader.asking')} />
    case 'unreachable':
      return (
        <Notice
          tone="stop"
          icon="plug"
          alert
          title={t('reader.unreachable')}
          lines={[t('reader.unreachable.program'), t('reader.unreachable.browser'), t('reader.by-hand')]}
        />
      )
    case 'blocked':
      return (
        <Notice
          tone="stop"
          icon="lock"
          alert
          title={t('reader.blocked')}
          lines={[t('reader.blocked.do'), t('reader.by-hand')]}
        />
      )
    case 'over':
      return <Notice tone="away" icon="clock" alert title={t(`reader.over.${view.reason}`)} />
    case 'pairing':
      return <Pairing view={view} reading={reading} />
    default:
      return (
        <Waiting view={view}>
          <button type="button" className="button" data-action="cancel-card" ref={focusOnce} onClick={cancel}>
            {t('reader.cancel')}
          </button>
        </Waiting>
      )
  }
}

function Pairing({
  view,
  reading,
}: {
  readonly view: Extract<ReaderView, { state: 'pairing' }>
  readonly reading: CardReading
}) {
  const [code, setCode] = useState('')
  // No form of its own: it stands inside the form that is filled.
  return (
    <div className="reader-pairing">
      <Field
        label={t('reader.code')}
        hint={t('reader.code.hint')}
        value={code}
        onChange={setCode}
        action="reader-code"
        maxLength={20}
        first
        problem={view.failure ? problemOf(view.failure) : undefined}
        onEnter={() => reading.pair(code)}
      />
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          data-action="pair-reader"
          disabled={view.busy || code.trim() === ''}
          onClick={() => reading.pair(code)}
        >
          <Icon name="idcard" />
          {t('reader.pair')}
        </button>
        <button type="button" className="button" data-action="cancel-card" onClick={reading.cancel}>
          {t('reader.cancel')}
        </button>
      </div>
    </div>
  )
}

const problemOf = (failure: ReaderFailure): string =>
  failure.kind === 'limited'
    ? t('reader.problem.limited', { wait: duration(failure.retryAfterSeconds) })
    : t('reader.problem.code')

/** The button that was pressed is gone: whoever goes by the keyboard goes on here. */
const focusOnce = (button: HTMLButtonElement | null): void => button?.focus()

const canRead = ({ state }: ReaderState): boolean => !['none', 'absent', 'fault'].includes(state)

const waitingLines = (socialCard: ReaderState): string[] =>
  canRead(socialCard) ? [t('reader.waiting.lift'), t('reader.waiting.also')] : [t('reader.waiting.lift')]

/** What is to be done with the card, in the words of the kiosk. */
function Waiting({
  view: { readers, failed },
  children,
}: {
  readonly view: Extract<ReaderView, { state: 'waiting' }>
  readonly children: ReactNode
}) {
  if (readers === null) return <Notice tone="work" icon="idcard" title={t('reader.asking')} />
  const { idCard, socialCard } = readers
  const shown =
    socialCard.state === 'busy' || (canRead(socialCard) && !canRead(idCard)) ? 'socialCard' : 'idCard'
  const { state, situation } = readers[shown]
  if (failed)
    return (
      <Notice
        tone="stop"
        icon={failed.situation === 'liftCard' || failed.situation === 'pulledOut' ? 'lift' : 'idcard'}
        alert
        title={tOr(`reader.${failed.reader}.${failed.situation}`, `reader.${failed.reader}.unknown`)}
      >
        {children}
      </Notice>
    )
  if (state === 'ready')
    return (
      <Notice
        tone="work"
        icon="idcard"
        title={t(`reader.waiting.${shown}`)}
        lines={shown === 'idCard' ? waitingLines(socialCard) : []}
      >
        {children}
      </Notice>
    )
  if (state === 'busy' || state === 'connecting' || state === 'recovering')
    return (
      <Notice tone="work" icon="idcard" title={t(`reader.${shown}.${state}`)}>
        {children}
      </Notice>
    )
  return (
    <Notice
      tone="stop"
      icon="plug"
      alert
      title={tOr(
        `kiosks.trouble.${shown}.${state === 'absent' ? state : situation}`,
        `kiosks.trouble.${shown}`,
      )}
      lines={[t('reader.by-hand')]}
    >
      {children}
    </Notice>
  )
}
