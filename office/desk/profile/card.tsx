import { useRef, useState, type ReactNode } from 'react'
import type { ProfileChange, ProfileView } from '../../server/profile/api-types.ts'
import { desk } from '../client.ts'
import { FormButtons } from '../components/buttons.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { useFirstFault } from '../components/first-fault.ts'
import { Icon, type IconName } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useAction } from '../session.tsx'
import { useUnsaved } from '../unsaved.tsx'
import { isWord, t, tOr } from '../words.ts'

/** A part of the profile as the office page shows it. */
export interface ProfilePart {
  readonly view: ProfileView
  readonly mayEdit: boolean
  readonly onChanged: () => void
}

/** What is wrong at a place of the profile or below it, in words; undefined where nothing is. */
export type ProblemAt = (place: string) => string | undefined

export interface CardProps<Draft> extends ProfilePart {
  readonly part:
    | 'opening'
    | 'queue'
    | 'identity'
    | 'hardship'
    | 'closures'
    | 'staff'
    | 'duty'
    | 'villages'
    | 'groups'
    | 'bodies'
    | 'services'
    | 'helplines'
    | 'platform'
    | 'events'
  readonly icon: IconName
  /** What to begin with when editing. */
  readonly begin: () => Draft
  readonly toChange: (draft: Draft) => ProfileChange['change']
  readonly renderFields: (draft: Draft, set: (draft: Draft) => void, problemAt: ProblemAt) => ReactNode
  /** As citizens have it now. */
  readonly children: ReactNode
}

/** One part of the profile: read, or edited and saved as a whole; every fault the server finds stands at its field. */
export function ProfileCard<Draft>(props: CardProps<Draft>) {
  const { part, icon, mayEdit, begin, onChanged, children } = props
  const [edited, setEdited] = useState<Edited<Draft> | null>(null)
  const [saved, setSaved] = useState(false)
  return (
    <section className="card" aria-labelledby={`part-${part}`} data-part={part}>
      <h2 id={`part-${part}`}>
        <Icon name={icon} />
        {t(`office.${part}`)}
      </h2>
      {edited === null ? (
        <>
          {children}
          <output className="said">
            {saved ? (
              <>
                <Icon name="check" />
                {t('office.saved')}
              </>
            ) : null}
          </output>
          {mayEdit ? (
            <div className="buttons part-buttons">
              <button
                type="button"
                className="button"
                data-action={`edit-${part}`}
                onClick={() => {
                  setSaved(false)
                  const first = begin()
                  setEdited({ first, draft: first })
                }}
              >
                <Icon name="pen" />
                {t('office.edit')}
              </button>
            </div>
          ) : null}
        </>
      ) : (
        <Editing
          {...props}
          edited={edited}
          onDraft={(draft) => setEdited({ ...edited, draft })}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null)
            setSaved(true)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface Edited<Draft> {
  /** As it was when the editing began. */
  readonly first: Draft
  readonly draft: Draft
}

function Editing<Draft>({
  part,
  view,
  edited: { first, draft },
  toChange,
  renderFields,
  onDraft,
  onClose,
  onSaved,
  onChanged,
  children,
}: CardProps<Draft> & {
  readonly edited: Edited<Draft>
  readonly onDraft: (draft: Draft) => void
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  // What is newer than this the clerk has not seen; other cards may have brought newer versions meanwhile.
  const [seen, setSeen] = useState(view.n)
  const save = useAction(desk.changeProfile)
  const { ask } = useUnsaved(JSON.stringify(draft) !== JSON.stringify(first))
  const overtaken = save.failure?.kind === 'conflict'
  const form = useRef<HTMLFormElement>(null)
  useFirstFault(form, save.failure)
  const problems = save.failure?.problems ?? []
  const problemAt: ProblemAt = (place) => {
    const found = problems.find(({ field }) => field === place || field.startsWith(`${place}.`))
    return found && sentence(found, view)
  }
  const submit = async (): Promise<void> => {
    const n = overtaken ? view.n : seen
    setSeen(n)
    if (await save.run({ n, change: toChange(draft) })) onSaved()
    else onChanged()
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
          lines={[...new Set(problems.map((problem) => sentence(problem, view)))]}
        />
      ) : overtaken ? (
        <Notice
          tone="away"
          icon="warn"
          alert
          title={t('office.overtaken')}
          lines={[t('office.overtaken.safe'), t('office.overtaken.do')]}
        >
          <div className="part-newer" data-value="newer">
            {children}
          </div>
        </Notice>
      ) : save.failure ? (
        <FailureNotice failure={save.failure} />
      ) : null}
      {renderFields(draft, onDraft, problemAt)}
      <p className="muted small">{t('office.translations')}</p>
      <FormButtons
        label={t(overtaken ? 'office.overtaken.save' : 'ledgers.save')}
        tone="confirm"
        action={`save-${part}`}
        disabled={save.busy}
        onCancel={() => ask(onClose)}
      />
    </form>
  )
}

/** A fault of the schema in words: by its place without the numbers of rows, else by the last name of it. */
function sentence(
  { field, problem }: { readonly field: string; readonly problem: string },
  { catalogue }: ProfilePart['view'],
): string {
  const steps = field.split('.').filter((step) => /^[a-zA-Z]+$/.test(step))
  if (problem === 'no-counter') {
    const service = catalogue.services.find(({ id }) => field === `switchedOff.${id}`)
    const kind = catalogue.kinds.find(({ id }) => id === service?.counter)
    return t('profile.problem.no-counter', { service: service?.name ?? '', kind: kind?.name ?? '' })
  }
  const known = [`profile.fault.${steps.join('.')}`, `profile.problem.${steps.at(-1) ?? ''}`]
  return tOr(known.find(isWord) ?? '', 'profile.problem.other')
}
