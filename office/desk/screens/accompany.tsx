import { useCallback, useRef, useState } from 'react'
import type { AccompanyCommand, AccompanyScreen } from '../../../exchange/schemas/accompany.ts'
import { AccompanyFieldView } from '../components/accompany-field.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { desk, type Failure } from '../client.ts'
import { languageName, screenName } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useAction, useResource } from '../session.tsx'
import { t } from '../words.ts'
import type { AccompanyView } from '../../server/desk-api-types.ts'

/** What a citizen at a kiosk sees, as plain text and fields, as long as they let this clerk see it. */
export function Accompany({ id }: { readonly id: string }) {
  const { versions } = useLiveData()
  const load = useCallback(() => desk.accompanyView(id), [id])
  const view = useResource(load, versions.accompany)
  const isOver = view.failure?.kind === 'not-found'
  return (
    <Page screen="accompany">
      <header className="page-head">
        <h1>{t('accompany.title')}</h1>
        {view.data && !isOver ? <span className="muted">{view.data.accompaniment.kiosk}</span> : null}
      </header>
      {isOver ? (
        <Notice
          tone="done"
          icon="check"
          title={t('accompany.over')}
          lines={[t('accompany.over.safe')]}
          alert
        />
      ) : view.data ? (
        <Going view={view.data} />
      ) : view.failure ? (
        <FailureNotice failure={view.failure} onRetry={view.reload} />
      ) : (
        <p className="loading">{t('app.loading')}</p>
      )}
    </Page>
  )
}

function Going({ view: { accompaniment, screen } }: { readonly view: AccompanyView }) {
  const { id, state, code, language } = accompaniment
  const end = useAction(desk.endAccompany)
  const orders = useOrders(id)
  return (
    <>
      <div className="card accompanied" data-accompany-state={state}>
        <p>
          {t(`accompany.state.${state}`)}
          {state === 'offered' && code !== null ? <b className="code">{code}</b> : null}
        </p>
        <p className="small">
          {t('call.language', { language: languageName(language) })} · {t('accompany.never')}
        </p>
        <button
          type="button"
          className="button"
          data-action="accompany-end"
          disabled={end.busy}
          onClick={() => void end.run(id)}
        >
          {t('accompany.end')}
        </button>
      </div>
      {orders.failure ? <FailureNotice failure={orders.failure} /> : null}
      {state === 'open' && screen ? (
        <Shown
          key={screen.place}
          screen={screen}
          onCommand={(command) => orders.give({ place: screen.place, command })}
        />
      ) : null}
    </>
  )
}

interface Orders {
  readonly give: (order: { place: string; command: AccompanyCommand }) => void
  readonly failure: Failure | null
}

/** Orders go one after the other, so that what was written is there before the page is turned. */
function useOrders(id: string): Orders {
  const [failure, setFailure] = useState<Failure | null>(null)
  const last = useRef(Promise.resolve())
  const give: Orders['give'] = (order) => {
    const before = last.current
    last.current = (async () => {
      await before
      const given = await desk.orderAccompany(id, order)
      setFailure(given.ok ? null : given.error)
    })()
  }
  return { give, failure }
}

function Shown({
  screen,
  onCommand,
}: {
  readonly screen: AccompanyScreen
  readonly onCommand: (command: AccompanyCommand) => void
}) {
  return (
    <section className="card shown" data-place={screen.place} aria-label={t('accompany.shown')}>
      <h2>
        {screenName(screen.screen)}
        {screen.title === null ? '' : `：${screen.title}`}
      </h2>
      {screen.identity ? (
        <dl className="told">
          <dt>{t('accompany.name')}</dt>
          <dd>{screen.identity.name}</dd>
          <dt>{t('accompany.number')}</dt>
          <dd>{screen.identity.number}</dd>
        </dl>
      ) : null}
      {screen.lines.length > 0 ? (
        <dl className="told">
          {screen.lines.map(({ label, value, byClerk }, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
            <div key={i}>
              {label ? <dt>{label}</dt> : null}
              <dd>
                {value}
                {byClerk ? <span className="by-clerk">{t('accompany.by-clerk')}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {screen.fields.map((field) => (
        <AccompanyFieldView
          key={field.id}
          field={field}
          onAnswer={(value) => onCommand({ kind: 'answer', field: field.id, value })}
        />
      ))}
      {screen.may.length > 0 ? (
        <div className="buttons">
          {screen.may.includes('back') ? (
            <button
              type="button"
              className="button"
              data-action="accompany-back"
              onClick={() => onCommand({ kind: 'back' })}
            >
              {t('accompany.back')}
            </button>
          ) : null}
          {screen.may.includes('continue') ? (
            <button
              type="button"
              className="button confirm"
              data-action="accompany-continue"
              onClick={() => onCommand({ kind: 'continue' })}
            >
              {t('accompany.continue')}
            </button>
          ) : null}
        </div>
      ) : (
        <p className="small">{t('accompany.only-citizen')}</p>
      )}
    </section>
  )
}
