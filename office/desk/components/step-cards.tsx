import { shanghaiMinute } from '../../../base/clock.ts'
import { desk } from '../client.ts'
import type { RecordView } from '../../server/ledgers/api-types.ts'
import { useAction, useNow } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'

type Card = NonNullable<RecordView['cards']>[number]
const SECOND_MS = 1000
const MINUTE_MS = 60_000
/** Beyond it nobody counts seconds any more: the card was forgotten. */
const HOUR_MS = 60 * MINUTE_MS

/** 步骤卡: who does what, by when, whom to call; each is stamped with one touch, and on paper they are the report. */
export function StepCards({
  view,
  onChanged,
}: {
  readonly view: RecordView
  readonly onChanged: () => void
}) {
  const stamp = useAction(desk.doneCard)
  const { cards, ledger } = view
  if (cards === null) return null
  const running = ledger.cards?.while.includes(view.state) ?? false
  return (
    <section className="card step-cards" aria-labelledby="cards">
      <h2 id="cards">{t('cards.title')}</h2>
      <p data-value="cards-summary">{summaryOf(cards)}</p>
      {stamp.failure ? <FailureNotice failure={stamp.failure} /> : null}
      <ol>
        {cards.map((card) => (
          <li key={card.id} className="step-card" data-card={card.id} data-done={card.done !== null}>
            <h3>{card.title}</h3>
            <p className="step-card-who">
              <span>
                <Icon name="person" /> {card.who}
              </span>
              <span>{t('cards.within', { minutes: card.withinMinutes })}</span>
              {card.done === null ? (
                running ? (
                  <Left until={card.dueAt} />
                ) : (
                  <NotDone />
                )
              ) : (
                <Done done={card.done} />
              )}
            </p>
            <ul>
              {card.does.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            {card.calls.length === 0 ? null : (
              <p className="step-card-calls">
                {card.calls.map(({ name, phone }) => (
                  <a
                    key={phone}
                    className="button"
                    href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
                    data-action="call-number"
                  >
                    <Icon name="phone" />
                    {name} <span className="number">{phone}</span>
                  </a>
                ))}
              </p>
            )}
            {running && card.done === null ? (
              <button
                type="button"
                className="button primary wide no-print"
                data-action="card-done"
                data-value={card.id}
                disabled={stamp.busy}
                onClick={() => void stamp.run(view.id, card.id).then((done) => done && onChanged())}
              >
                {t('cards.done')}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function summaryOf(cards: readonly Card[]): string {
  const done = cards.filter((card) => card.done !== null)
  const late = done.filter((card) => card.done?.late)
  const missing = cards.filter((card) => card.done === null)
  return [
    t('cards.summary', { done: done.length, all: cards.length }),
    ...(done.length === 0
      ? []
      : [late.length === 0 ? t('cards.summary.in-time') : t('cards.summary.late', { cards: titles(late) })]),
    ...(missing.length === 0 ? [] : [t('cards.summary.missing', { cards: titles(missing) })]),
  ].join('')
}

const titles = (cards: readonly Card[]): string => cards.map(({ title }) => `“${title}”`).join('、')

/** Runs by the second: in an emergency a minute is long. */
function Left({ until }: { readonly until: string }) {
  const left = Date.parse(until) - useNow(SECOND_MS).getTime()
  if (left < -HOUR_MS) return <b data-late="true">{t('cards.over.long')}</b>
  const [minutes, seconds] = [
    Math.floor(Math.abs(left) / MINUTE_MS),
    Math.floor((Math.abs(left) % MINUTE_MS) / SECOND_MS),
  ]
  const time = `${minutes}:${String(seconds).padStart(2, '0')}`
  return (
    <b className="number" data-late={left < 0}>
      {t(left < 0 ? 'cards.over' : 'cards.left', { time })}
    </b>
  )
}

const NotDone = () => <b data-late="true">{t('cards.not-done')}</b>

const Done = ({ done }: { readonly done: NonNullable<Card['done']> }) => (
  <b data-late={done.late}>
    {t(done.late ? 'cards.done-late' : 'cards.done-at', {
      at: shanghaiMinute(new Date(done.at)).slice(5),
      by: done.by,
    })}
  </b>
)
