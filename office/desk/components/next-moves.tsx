import { useState } from 'react'
import { desk } from '../client.ts'
import type { ApplicationView, Move } from '../../server/desk-api-types.ts'
import { isWithdrawable } from '../judgements.ts'
import { useAction } from '../session.tsx'
import { t, type WordId } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { stateIcon } from './state-badge.tsx'
import { Withdraw } from './withdraw.tsx'

/** What the lifecycle allows now, each with what it means; what it forbids is not there at all. */
export function NextMoves({
  view,
  onChanged,
}: {
  readonly view: ApplicationView
  readonly onChanged: (said: string) => void
}) {
  const [chosen, setChosen] = useState<Move | null>(null)
  return (
    <section className="card" aria-labelledby="moves">
      <h2 id="moves">{t('move.title')}</h2>
      <p className="muted small">{t(`state.${view.state}.means`)}</p>
      {view.moves.length === 0 ? <p>{t('move.none')}</p> : null}
      <ul className="moves">
        {view.moves.map((move, index) => (
          <li key={move.to}>
            <button
              type="button"
              className={index === 0 ? 'button primary wide' : 'button wide'}
              data-action={`move-${move.to}`}
              aria-describedby={`means-${move.to}`}
              onClick={() => setChosen(move)}
            >
              <Icon name={stateIcon(move.to)} />
              {t(`move.${target(move)}`)}
            </button>
            <p className="muted small" id={`means-${move.to}`}>
              {t(`move.${target(move)}.means`)}
            </p>
          </li>
        ))}
      </ul>
      {isWithdrawable(view.state) ? <Withdraw view={view} onDone={onChanged} /> : null}
      {chosen ? (
        <Confirm
          view={view}
          move={chosen}
          onClose={() => setChosen(null)}
          onDone={(said) => {
            setChosen(null)
            onChanged(said)
          }}
        />
      ) : null}
    </section>
  )
}

/** No clerk's move leads to these (office/server/lifecycle.ts); withdrawing is the citizen's. */
const target = ({ to }: Move) => to as Exclude<Move['to'], 'received' | 'withdrawn'>

/** Every move that can need a note has its own hint; all say who reads it. */
const NEEDS_HINT: Partial<Record<Move['to'], WordId>> = {
  given: 'move.given.needs.hint',
  'not-given': 'move.not-given.needs.hint',
  assigned: 'move.assigned.needs.hint',
  closed: 'move.closed.needs.hint',
}
const hintFor = ({ to }: Move, needed: boolean): string => {
  const own = needed ? NEEDS_HINT[to] : undefined
  return `${own === undefined ? '' : t(own)}${t('move.note.hint')}`
}

function Confirm({
  view,
  move,
  onClose,
  onDone,
}: {
  readonly view: ApplicationView
  readonly move: Move
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}) {
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const transition = useAction(desk.transition)
  const name = t(`move.${target(move)}`)
  const needed = move.needs === 'note'

  const go = async (): Promise<void> => {
    setTried(true)
    if (needed && note.trim() === '') return
    const done = await transition.run(view.id, {
      to: move.to,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (done) onDone(t('move.done', { state: t(`state.${move.to}`) }))
  }

  return (
    <Dialog title={t('move.confirm.title', { move: name })} screen="confirm-move" onClose={onClose}>
      <p className="number">{view.number}</p>
      <p>{t(`move.${target(move)}.means`)}</p>
      <p className="muted">{t('move.final')}</p>
      {transition.failure ? <FailureNotice failure={transition.failure} /> : null}
      <Field
        label={needed ? t(`move.${target(move)}.needs`) : t('move.note')}
        hint={hintFor(move, needed)}
        value={note}
        onChange={setNote}
        action="move-note"
        type="multiline"
        maxLength={1000}
        problem={tried && needed && note.trim() === '' ? t('move.note.required') : undefined}
      />
      <div className="buttons">
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
        <button
          type="button"
          className="button confirm"
          data-action="confirm"
          disabled={transition.busy}
          onClick={() => void go()}
        >
          <Icon name="check" />
          {t('move.confirm')}
        </button>
      </div>
    </Dialog>
  )
}
