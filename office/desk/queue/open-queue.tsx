import { useState } from 'react'
import type { QueueList } from '../../server/queue/api-types.ts'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { SelectField } from '../components/select-field.tsx'
import { duration } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { AllLeft } from './all-left.tsx'
import { AtWindow } from './at-window.tsx'
import { useOwnWindow } from './own-window.ts'
import { QueueDays } from './queue-days.tsx'
import { QueueFailure } from './queue-failure.tsx'
import { QueueFigures } from './queue-figures.tsx'
import { QueueTable } from './queue-table.tsx'
import { TakeNumber } from './take-number.tsx'
import { useTicketActions } from './use-ticket-actions.ts'

/** Who waits, and what the clerk at this window does about it. */
export function OpenQueue({
  queue,
  onChanged,
}: {
  readonly queue: QueueList
  readonly onChanged: () => void
}) {
  const { tickets, windows, open } = queue
  const now = useNow()
  const [own, setOwn] = useOwnWindow(windows)
  const [asked, setAsked] = useState<'take' | 'all-left' | null>(null)
  const actions = useTicketActions(own, onChanged)
  const waiting = tickets.filter(({ state }) => state === 'waiting')
  const mine = tickets.filter(({ state, window }) => state === 'called' && window === own)
  const rest = tickets.filter((ticket) => ticket.state !== 'served' && !mine.includes(ticket))
  const first = waiting[0] ?? null
  return (
    <>
      <div className="queue-head">
        <h2 id="queue">{t('queue.title')}</h2>
        <p className="muted" data-value="queue-counts">
          {first
            ? t('queue.counts', {
                waiting: waiting.length,
                longest: duration((now.getTime() - Date.parse(first.at)) / 1000),
              })
            : t('queue.counts.none')}
        </p>
        {open ? (
          <button type="button" className="button" data-action="queue-take" onClick={() => setAsked('take')}>
            <Icon name="plus" />
            {t('queue.take')}
          </button>
        ) : null}
        {windows > 1 ? (
          <SelectField
            label={t('queue.window')}
            options={Array.from({ length: windows }, (_, i) => ({
              id: String(i + 1),
              label: t('queue.window.n', { n: i + 1 }),
            }))}
            value={String(own)}
            onChange={(id) => setOwn(Number(id))}
            action="queue-window"
          />
        ) : null}
      </div>
      {open ? null : <Notice tone="away" icon="warn" title={t('queue.closing')} lines={[]} />}
      {actions.failure ? <QueueFailure failure={actions.failure} /> : null}
      <AtWindow mine={mine} first={first} actions={actions} />
      {rest.length > 0 ? <QueueTable rows={rest} actions={actions} /> : null}
      {waiting.length > 1 ? (
        <div className="buttons">
          <button
            type="button"
            className="button quiet"
            data-action="queue-all-left"
            onClick={() => setAsked('all-left')}
          >
            {t('queue.all-left')}
          </button>
        </div>
      ) : null}
      <QueueFigures queue={queue} waiting={waiting} />
      <QueueDays />
      {asked === 'take' ? <TakeNumber onClose={() => setAsked(null)} onTaken={onChanged} /> : null}
      {asked === 'all-left' ? (
        <AllLeft waiting={waiting} onClose={() => setAsked(null)} onDone={onChanged} />
      ) : null}
    </>
  )
}
