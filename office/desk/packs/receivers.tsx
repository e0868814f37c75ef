import type { ContentView } from '../../server/content-packs/api-types.ts'
import { Empty } from '../components/notice.tsx'
import { ago } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { ShownState, showsOf } from './shown-state.tsx'

type Receiver = ContentView['receivers'][number]

/** Which kiosks, and offices below, show the newest pack, and why others do not. */
export function Receivers({
  receivers,
  newest,
}: {
  readonly receivers: readonly Receiver[]
  readonly newest: number | null
}) {
  const now = useNow()
  if (receivers.length === 0)
    return <Empty icon="kiosk" title={t('content.receivers.none')} hint={t('content.receivers.none.hint')} />
  return (
    <table className="rows plain" data-list="content-receivers">
      <thead>
        <tr>
          <th scope="col">{t('content.receivers.who')}</th>
          <th scope="col">{t('content.receivers.state')}</th>
          <th scope="col">{t('content.receivers.version')}</th>
          <th scope="col">{t('kiosks.column.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {receivers.map((one) => (
          <tr key={one.id} data-receiver={one.id}>
            <td>
              <b>{one.name}</b>
              {one.kind === 'office' ? <p className="muted small">{t('content.receivers.office')}</p> : null}
            </td>
            <td data-label={t('content.receivers.state')}>
              <ShownState shown={one.shown} newest={newest} />
              <Why receiver={one} newest={newest} />
            </td>
            <td data-label={t('content.receivers.version')}>
              {one.kind === 'office'
                ? (one.shown?.pack ?? t('content.receivers.no-pack'))
                : one.shown?.version}
            </td>
            <td data-label={t('kiosks.column.seen')}>
              {one.lastSeenAt === null ? t('time.never') : ago(one.lastSeenAt, now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Why({ receiver, newest }: { readonly receiver: Receiver; readonly newest: number | null }) {
  const { shown, kind } = receiver
  const shows = showsOf(shown, newest)
  if (shows === 'newest') return null
  return (
    <>
      {shows === 'refused' && shown?.refused ? (
        <p className="small" lang="en">
          <span className="path">{shown.refused.problem}</span>
        </p>
      ) : null}
      <p className="muted small">
        {shows === 'lags' && kind === 'office'
          ? t('content.shows.lags.office')
          : t(`content.shows.${shows}.do`)}
      </p>
    </>
  )
}
