import type { Accompaniment, Call } from '../../server/desk-api-types.ts'
import { desk } from '../client.ts'
import { languageName, screenName, shortTime } from '../format.ts'
import { useAction, useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { AccompanyCard } from './accompany-card.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'

/** Somebody at a kiosk asks for a person: on every page, until answered and ended. */
export function CallOverlay({
  calls,
  accompaniments,
  onChanged,
  onAccompanied,
}: {
  readonly calls: readonly Call[]
  readonly accompaniments: readonly Accompaniment[]
  readonly onChanged: () => void
  readonly onAccompanied: () => void
}) {
  const open = calls.filter((call) => call.state !== 'ended')
  if (open.length + accompaniments.length === 0) return null
  return (
    <section className="calls" role="alert" aria-label={t('call.overlay')} data-overlay="calls">
      {open.map((call) => (
        <CallCard key={call.id} call={call} onChanged={onChanged} />
      ))}
      {accompaniments.map((one) => (
        <AccompanyCard key={one.id} one={one} onChanged={onAccompanied} />
      ))}
    </section>
  )
}

function CallCard({ call, onChanged }: { readonly call: Call; readonly onChanged: () => void }) {
  const { me } = useSession()
  const now = useNow()
  const answer = useAction(desk.answerCall)
  const end = useAction(desk.endCall)
  const ringing = call.state === 'ringing'
  const act = async (action: typeof answer): Promise<void> => {
    if (await action.run(call.id)) onChanged()
  }
  const failure = answer.failure ?? end.failure
  return (
    <div className="call" data-call={call.state}>
      <Icon name="bell" />
      <div>
        <b>{call.kiosk}</b>
        <p className="lead">{saidOf(call, me.user.name)}</p>
        <p className="small">
          {t('call.where', { screen: screenName(call.screen) })}
          {' · '}
          {t('call.language', { language: languageName(call.language) })}
        </p>
        <p className="small">{t('call.since', { time: shortTime(call.at, now) })}</p>
        {failure ? <FailureNotice failure={failure} /> : null}
        <div className="buttons">
          {ringing ? (
            <button
              type="button"
              className="button confirm"
              data-action="call-answer"
              disabled={answer.busy}
              onClick={() => void act(answer)}
            >
              <Icon name="check" />
              {t('call.answer')}
            </button>
          ) : null}
          <button
            type="button"
            className="button"
            data-action="call-end"
            disabled={end.busy}
            onClick={() => void act(end)}
          >
            {t('call.end')}
          </button>
        </div>
        {ringing ? <p className="small">{t('call.answer.means')}</p> : null}
      </div>
    </div>
  )
}

function saidOf(call: Call, me: string): string {
  if (call.state === 'ringing') return t('call.overlay')
  return call.answeredBy === null || call.answeredBy === me
    ? t('call.answered')
    : t('call.answered.by', { name: call.answeredBy })
}
