import type { QueueRow } from '../../server/queue/api-types.ts'
import type { Tone } from '../components/notice.tsx'
import { ago } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { TicketButtons } from './ticket-buttons.tsx'
import { TicketTopic } from './ticket-topic.tsx'
import type { TicketActions } from './use-ticket-actions.ts'

type Open = Exclude<QueueRow['state'], 'served'>
const TONES: Record<Open, Tone> = { waiting: 'new', called: 'work', left: 'done' }
const ORDER: Record<Open, number> = { called: 0, waiting: 1, left: 2 }

/** Everybody else: at other windows, waiting, and who did not come but may yet. */
export function QueueTable({
  rows,
  actions,
}: {
  readonly rows: readonly QueueRow[]
  readonly actions: TicketActions
}) {
  const now = useNow()
  const open = rows
    .flatMap((row) => (row.state === 'served' ? [] : [{ row, state: row.state }]))
    .toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
  return (
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
            <td>
              <TicketTopic ticket={row} />
            </td>
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
              <TicketButtons ticket={row} actions={actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
