import { useRef, useState, type ReactNode } from 'react'
import type { ProfileChange, ProfileView } from '../../server/profile/api-types.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { useFirstFault } from './first-fault.ts'
import { Icon, type IconName } from './icon.tsx'
import { Notice } from './notice.tsx'

/** A part of the profile as the office page shows it. */
export interface ProfilePart {
  readonly view: ProfileView
  readonly mayEdit: boolean
  readonly onChanged: () => void
}

/** What is wrong at a place of the profile or below it, in words; undefined where nothing is. */
export type ProblemAt = (place: string) => string | undefined

interface Props<Draft> extends ProfilePart {
  readonly part: 'opening' | 'closures' | 'staff' | 'duty'
  readonly icon: IconName
  /** What to begin with when editing. */
  readonly begin: () => Draft
  readonly toChange: (draft: Draft) => ProfileChange['change']
  readonly renderFields: (draft: Draft, set: (draft: Draft) => void, problemAt: ProblemAt) => ReactNode
  readonly children: ReactNode
}

/** One part of the profile: read, or edited and saved as a whole; every fault the server finds stands at its field. */
export function ProfileCard<Draft>(props: Props<Draft>) {
  const { part, icon, mayEdit, begin, children } = props
  const [draft, setDraft] = useState<Draft | null>(null)
  return (
    <section className="card" aria-labelledby={`part-${part}`} data-part={part}>
      <h2 id={`part-${part}`}>
        <Icon name={icon} />
        {t(`office.${part}`)}
      </h2>
      {draft === null ? (
        <>
          {children}
          {mayEdit ? (
            <div className="buttons part-buttons">
              <button
                type="button"
                className="button"
                data-action={`edit-${part}`}
                onClick={() => setDraft(begin())}
              >
                <Icon name="pen" />
                {t('office.edit')}
              </button>
            </div>
          ) : null}
        </>
      ) : (
        <Editing {...props} draft={draft} onDraft={setDraft} onClose={() => setDraft(null)} />
      )}
    </section>
  )
}

function Editing<Draft>({
  part,
  view,
  draft,
  toChange,
  renderFields,
  onDraft,
  onClose,
  onChanged,
}: Props<Draft> & {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onClose: () => void
}) {
  const save = useAction(desk.changeProfile)
  const form = useRef<HTMLFormElement>(null)
  useFirstFault(form, save.failure)
  const problems = save.failure?.problems ?? []
  const problemAt: ProblemAt = (place) => {
    const found = problems.find(({ field }) => field === place || field.startsWith(`${place}.`))
    if (!found) return undefined
    const last = found.field.split('.').findLast((step) => /^[a-zA-Z]+$/.test(step)) ?? ''
    return tOr(`profile.problem.${last}`, 'profile.problem.other')
  }
  const submit = async (): Promise<void> => {
    if (!(await save.run({ n: view.n, change: toChange(draft) }))) return
    onClose()
    onChanged()
  }
  return (
    <form
      ref={form}
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {problems.length > 0 ? (
        <Notice
          tone="stop"
          icon="warn"
          alert
          title={t('ledgers.problems', { count: problems.length })}
          lines={[...new Set(problems.map(({ field }) => problemAt(field) ?? ''))]}
        />
      ) : save.failure ? (
        <FailureNotice failure={save.failure} />
      ) : null}
      {renderFields(draft, onDraft, problemAt)}
      <p className="muted small">{t('office.translations')}</p>
      <div className="buttons">
        <button type="submit" className="button confirm" data-action={`save-${part}`} disabled={save.busy}>
          {t('ledgers.save')}
        </button>
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  )
}
