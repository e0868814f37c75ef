import type { Accompaniment } from '../../server/desk-api-types.ts'
import { desk } from '../client.ts'
import { languageName, shortTime } from '../format.ts'
import { goTo } from '../route.ts'
import { useAction, useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'

/** A citizen at a kiosk wants somebody to write for them: on every page, until a clerk takes it or it is over. */
export function AccompanyCard({
  one,
  onChanged,
}: {
  readonly one: Accompaniment
  readonly onChanged: () => void
}) {
  const { me } = useSession()
  const now = useNow()
  const accept = useAction(desk.acceptAccompany)
  const isMine = one.clerk === me.user.name
  const look = () => goTo({ screen: 'accompany', id: one.id })
  const take = async (): Promise<void> => {
    if (!(await accept.run(one.id))) return
    onChanged()
    look()
  }
  return (
    <div
      className="call"
      data-call={one.state === 'waiting' ? 'ringing' : 'answered'}
      data-accompany={one.id}
    >
      <Icon name="person" />
      <div>
        <b>{one.kiosk}</b>
        <p className="lead">
          {isMine || one.clerk === null ? t('accompany.wanted') : t('accompany.taken', { name: one.clerk })}
        </p>
        <p className="small">
          {t('call.language', { language: languageName(one.language) })}
          {' · '}
          {t('call.since', { time: shortTime(one.since, now) })}
        </p>
        {accept.failure ? <FailureNotice failure={accept.failure} /> : null}
        <div className="buttons">
          {one.state === 'waiting' ? (
            <button
              type="button"
              className="button confirm"
              data-action="accompany-accept"
              disabled={accept.busy}
              onClick={() => void take()}
            >
              <Icon name="check" />
              {t('accompany.accept')}
            </button>
          ) : isMine ? (
            <button type="button" className="button confirm" data-action="accompany-open" onClick={look}>
              {t('accompany.open')}
            </button>
          ) : null}
        </div>
        {one.state === 'waiting' ? <p className="small">{t('accompany.accept.means')}</p> : null}
      </div>
    </div>
  )
}
