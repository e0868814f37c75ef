import type { ContentView } from '../../server/content-packs/api-types.ts'
import { desk } from '../client.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { civilDate, shortTime } from '../format.ts'
import { useAction, useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Checking } from './checking.tsx'
import { amountText } from './figure-amount.ts'
import { FaultList } from './fault-list.tsx'
import { kindName, kindOf } from './kinds.ts'
import { SaveFile } from './save-file.tsx'

type Figure = NonNullable<ContentView['waiting'][number]['changes'][number]['figure']>

/** What one person put in and another has to release. */
export const Waiting = ({
  waiting,
  onChanged,
}: {
  readonly waiting: ContentView['waiting']
  readonly onChanged: () => void
}) =>
  waiting.length === 0 ? null : (
    <section className="stack tight" aria-labelledby="content-waiting">
      <h2 id="content-waiting">{t('content.waiting')}</h2>
      <ul className="plain-list" data-list="content-waiting">
        {waiting.map((one) => (
          <li key={one.id} className="card stack tight" data-proposal={one.id}>
            <Proposal one={one} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  )

/** The second person checks the number, not the file. */
const ProposedFigure = ({ figure: { id, place, values } }: { readonly figure: Figure }) => (
  <span className="who" data-figure={id}>
    <b>{t('content.waiting.figure', { figure: t(`content.figure.${id}`), place })}</b>
    {values.map(({ from, value, source }) => (
      <span key={from} className="who">
        {t('content.waiting.figure.value', { from: civilDate(from), amount: amountText(id, value), source })}
      </span>
    ))}
  </span>
)

function Proposal({
  one,
  onChanged,
}: {
  readonly one: ContentView['waiting'][number]
  readonly onChanged: () => void
}) {
  const { me } = useSession()
  const now = useNow()
  const release = useAction(desk.releaseContent)
  const discard = useAction(desk.discardContent)
  const { operations, name } = me.user
  const failure = release.failure ?? discard.failure
  const busy = release.busy || discard.busy
  const after = (done: object | null): void => {
    if (done) onChanged()
  }
  return (
    <>
      <p>
        <b>{t('content.waiting.by', { by: one.by })}</b>{' '}
        <span className="muted">{shortTime(one.at, now)}</span>
      </p>
      <ul className="files">
        {one.changes.map(({ path, change, sha256, figure }) => (
          <li key={path}>
            <span>
              {t(`content.change.${change}`)} {kindName(kindOf(path))} <span className="path">{path}</span>
              {figure ? <ProposedFigure figure={figure} /> : null}
            </span>
            {sha256 === null ? null : <SaveFile path={path} sha256={sha256} />}
          </li>
        ))}
      </ul>
      {release.busy ? <Checking /> : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      {release.failure?.faults ? <FaultList faults={release.failure.faults} /> : null}
      {one.by === name ? <p className="muted">{t('content.waiting.mine')}</p> : null}
      <div className="buttons">
        {one.by !== name && operations.includes('content.release') ? (
          <button
            type="button"
            className="button confirm"
            data-action="release-content"
            disabled={busy}
            onClick={() => void release.run(one.id).then(after)}
          >
            <Icon name="check" />
            {t('content.release')}
          </button>
        ) : null}
        {operations.includes('content.write') ? (
          <button
            type="button"
            className="button"
            data-action="discard-content"
            disabled={busy}
            onClick={() => void discard.run(one.id).then(after)}
          >
            {t('content.discard')}
          </button>
        ) : null}
      </div>
    </>
  )
}
