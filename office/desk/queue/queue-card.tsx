import { useState } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { SelectField } from '../components/select-field.tsx'
import { useLiveData } from '../live.tsx'
import { t } from '../words.ts'
import { AtWindow } from './at-window.tsx'
import { QueueTable } from './queue-table.tsx'
import { TakeNumber } from './take-number.tsx'
import { useOwnWindow, WINDOWS } from './own-window.ts'

/** Who waits with a number, and what the clerk at this window does about it. */
export function QueueCard() {
  const { queue } = useLiveData()
  const [own, setOwn] = useOwnWindow()
  const [taking, setTaking] = useState(false)
  const tickets = queue.data?.tickets ?? []
  const count = (state: string): number => tickets.filter((ticket) => ticket.state === state).length
  const waiting = tickets.filter(({ state }) => state === 'waiting')
  const mine = tickets.filter(({ state, window }) => state === 'called' && window === own)
  const rest = tickets.filter(
    (ticket) => ['waiting', 'called', 'left'].includes(ticket.state) && !mine.includes(ticket),
  )
  return (
    <section className="card queue" aria-labelledby="queue">
      <div className="queue-head">
        <h2 id="queue">{t('queue.title')}</h2>
        <p className="muted">
          {t('queue.counts', { waiting: count('waiting'), served: count('served'), left: count('left') })}
        </p>
        <button type="button" className="button" data-action="queue-take" onClick={() => setTaking(true)}>
          <Icon name="plus" />
          {t('queue.take')}
        </button>
        <SelectField
          label={t('queue.window')}
          options={WINDOWS.map((n) => ({ id: String(n), label: t('queue.window.n', { n }) }))}
          value={String(own)}
          onChange={(id) => setOwn(Number(id))}
          action="queue-window"
        />
      </div>
      {queue.failure ? <FailureNotice failure={queue.failure} onRetry={queue.reload} /> : null}
      <AtWindow window={own} mine={mine} first={waiting[0] ?? null} onChanged={queue.reload} />
      {rest.length > 0 ? <QueueTable window={own} rows={rest} onChanged={queue.reload} /> : null}
      {taking ? <TakeNumber onClose={() => setTaking(false)} onTaken={queue.reload} /> : null}
    </section>
  )
}
