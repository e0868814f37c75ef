import { useState } from 'react'
import { desk } from '../client.ts'
import type { ApplicationView, Move } from '../../server/desk-api-types.ts'
import { useAction } from '../session.tsx'
import { isWord, procedureWord, t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { stateIcon } from './state-badge.tsx'
import { DialogButtons } from './buttons.tsx'
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
      <p className="muted small">{procedureWord(view.procedure, `state.${view.state}.means`)}</p>
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
              {procedureWord(view.procedure, `move.${move.to}`)}
            </button>
            <p className="muted small" id={`means-${move.to}`}>
              {procedureWord(view.procedure, `move.${move.to}.means`)}
            </p>
          </li>
        ))}
      </ul>
      {view.withdrawable ? <Withdraw view={view} onDone={onChanged} /> : null}
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

/** What to write where a note is needed, if that needs saying; and always who reads it. */
const hintFor = ({ procedure }: ApplicationView, { to, needs }: Move): string => {
  const own = `procedure.${procedure}.move.${to}.needs.hint`
  return `${needs === 'note' && isWord(own) ? t(own) : ''}${t('move.note.hint')}`
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
  const name = procedureWord(view.procedure, `move.${move.to}`)
  const needed = move.needs === 'note'

  const go = async (): Promise<void> => {
    setTried(true)
    if (needed && note.trim() === '') return
    const done = await transition.run(view.id, {
      to: move.to,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (done) onDone(t('move.done', { state: procedureWord(view.procedure, `state.${move.to}`) }))
  }

  return (
    <Dialog title={t('move.confirm.title', { move: name })} screen="confirm-move" onClose={onClose}>
      <p className="number">{view.number}</p>
      <p>{procedureWord(view.procedure, `move.${move.to}.means`)}</p>
      <p className="muted">{t('move.final')}</p>
      {transition.failure ? <FailureNotice failure={transition.failure} /> : null}
      <Field
        label={needed ? procedureWord(view.procedure, `move.${move.to}.needs`) : t('move.note')}
        hint={hintFor(view, move)}
        value={note}
        onChange={setNote}
        action="move-note"
        type="multiline"
        maxLength={1000}
        problem={tried && needed && note.trim() === '' ? t('move.note.required') : undefined}
      />
      <DialogButtons
        label={t('move.confirm')}
        tone="confirm"
        icon="check"
        disabled={transition.busy}
        onCancel={onClose}
        onAct={() => void go()}
      />
    </Dialog>
  )
}
