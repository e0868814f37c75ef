import type { QueueRow } from '../../server/queue/api-types.ts'
import { desk } from '../client.ts'
import { Icon } from '../components/icon.tsx'
import type { Tone } from '../components/notice.tsx'
import { ago } from '../format.ts'
import { useAction, useNow } from '../session.tsx'
import { t } from '../words.ts'
import { QueueFailure } from './queue-failure.tsx'

type Open = Exclude<QueueRow['state'], 'served'>
const TONES: Record<Open, Tone> = { waiting: 'new', called: 'work', left: 'done' }
const ORDER: Record<Open, number> = { called: 0, waiting: 1, left: 2 }

/** Everybody else: at other windows, waiting, and who did not come but may yet. */
export function QueueTable({
  window,
  rows,
  onChanged,
}: {
  readonly window: number
  readonly rows: readonly QueueRow[]
  readonly onChanged: () => void
}) {
  const call = useAction(desk.callQueueTicket)
  const served = useAction(desk.serveQueueTicket)
  const left = useAction(desk.leaveQueueTicket)
  const now = useNow()
  const failure = call.failure ?? served.failure ?? left.failure
  const busy = call.busy || served.busy || left.busy
  const act = async (done: Promise<unknown>): Promise<void> => {
    await done
    onChanged()
  }
  const open = rows
    .flatMap((row) => (row.state === 'served' ? [] : [{ row, state: row.state }]))
    .toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
  return (
    <>
      {failure ? <QueueFailure failure={failure} /> : null}
      <table className="rows plain" data-list="queue">
        <thead>
          <tr>
            <th scope="col">{t('queue.column.number')}</th>
            <th scope="col">{t('queue.column.topic')}</th>
            <th scope="col">{t('queue.column.taken')}</th>
            <th scope="col">{t('queue.column.state')}</th>
            <th scope="col">{t('queue.column.do')}</th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ row, state }) => (
            <tr key={row.id} data-number={row.number}>
              <td>
                <b className="queue-small-number">{row.number}</b>
              </td>
              <td>{t(`queue.topic.${row.topic}`)}</td>
              <td>
                {ago(row.at, now)}
                {row.way === 'desk' ? `，${t('queue.way.desk')}` : ''}
              </td>
              <td>
                <span className={`state tone-${TONES[state]}`} data-state={state}>
                  {state === 'called'
                    ? t('queue.state.called', { n: row.window ?? 0 })
                    : t(`queue.state.${state}`)}
                </span>
              </td>
              <td>
                <div className="buttons">
                  {state === 'called' ? (
                    <button
                      type="button"
                      className="button"
                      data-action="queue-served"
                      disabled={busy}
                      onClick={() => void act(served.run(row.id))}
                    >
                      {t('queue.served')}
                    </button>
                  ) : (
                    <button
                      type="button"
                      className="button"
                      data-action="queue-call"
                      disabled={busy}
                      onClick={() => void act(call.run(row.id, window))}
                    >
                      <Icon name="sound" />
                      {t(state === 'left' ? 'queue.again' : 'queue.call')}
                    </button>
                  )}
                  {state === 'left' ? null : (
                    <button
                      type="button"
                      className="button quiet"
                      data-action="queue-left"
                      disabled={busy}
                      onClick={() => void act(left.run(row.id))}
                    >
                      {t('queue.left')}
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
