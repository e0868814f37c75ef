import { useState } from 'react'
import { desk } from '../client.ts'
import { movesOf, stateOf, type LedgerMove } from '../../ledgers/definition.ts'
import type { RecordView } from '../../server/ledgers/api-types.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { LedgerForm } from './ledger-form.tsx'

/** What the definition allows in this state; a move asks for what it needs. */
export function RecordMoves({
  view,
  onChanged,
}: {
  readonly view: RecordView
  readonly onChanged: () => void
}) {
  const [chosen, setChosen] = useState<LedgerMove | null>(null)
  const moves = movesOf(view.ledger, view.state)
  // What ends a matter badly is offered, never urged.
  const usual = moves.find(({ to }) => stateOf(view.ledger, to)?.tone !== 'stop')
  if (view.ledger.moves.length === 0) return null
  return (
    <section className="card" aria-labelledby="moves">
      <h2 id="moves">{t('move.title')}</h2>
      {moves.length === 0 ? <p>{t('ledgers.moves.none')}</p> : null}
      <ul className="moves">
        {moves.map((move) => (
          <li key={move.id}>
            <button
              type="button"
              className={move === usual ? 'button primary wide' : 'button wide'}
              data-action={`move-${move.id}`}
              onClick={() => setChosen(move)}
            >
              {move.label}
            </button>
            {move.by === 'second' ? (
              <p className="muted small">
                <Icon name="person" /> {t('ledgers.second')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? (
        <MoveDialog
          view={view}
          move={chosen}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null)
            onChanged()
          }}
        />
      ) : null}
    </section>
  )
}

function MoveDialog({
  view,
  move,
  onClose,
  onDone,
}: {
  readonly view: RecordView
  readonly move: LedgerMove
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const run = useAction(desk.moveRecord)
  const needed = view.ledger.fields.filter(({ id }) => move.needs.includes(id))
  return (
    <Dialog title={move.label} screen="confirm-move" onClose={onClose}>
      <p className="number">{view.number}</p>
      {move.means === undefined ? null : <p>{move.means}</p>}
      {move.by === 'second' ? <p className="muted">{t('ledgers.second')}</p> : null}
      <LedgerForm
        // What a move needs is not optional there.
        fields={needed.map((field) => ({
          ...field,
          required: true,
          // It hangs on another field only where that one is asked here too.
          when: move.needs.includes(field.when?.field ?? '') ? field.when : undefined,
        }))}
        choices={view.choices}
        first={{}}
        failure={run.failure}
        busy={run.busy}
        submit={t('move.confirm')}
        onSubmit={async (values) => {
          const done = await run.run(view.id, { version: view.version, move: move.id, values })
          return done ? onDone : null
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
