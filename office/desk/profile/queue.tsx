import { SelectField } from '../components/select-field.tsx'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'

/** More than a township's office has. */
const MOST_WINDOWS = 6

/** Whether people take numbers here, and how they are called. */
export function ProfileQueue(props: ProfilePart) {
  const { queue } = props.view.profile
  return (
    <ProfileCard
      {...props}
      part="queue"
      icon="list"
      begin={() => queue}
      toChange={(draft) => ({ queue: draft })}
      renderFields={(draft, set, problemAt) => (
        <>
          <label className="check">
            <input
              type="checkbox"
              data-action="queue-open"
              checked={draft.open}
              onChange={({ target }) => set({ ...draft, open: target.checked })}
            />
            {t('office.queue.open')}
          </label>
          {draft.open ? (
            <>
              <SelectField
                label={t('office.queue.windows')}
                options={Array.from({ length: Math.max(MOST_WINDOWS, queue.windows) }, (_, i) => ({
                  id: String(i + 1),
                  label: t('office.queue.windows.n', { n: i + 1 }),
                }))}
                value={String(draft.windows)}
                onChange={(id) => set({ ...draft, windows: Number(id) })}
                action="queue-windows"
                problem={problemAt('queue.windows')}
              />
              <label className="check">
                <input
                  type="checkbox"
                  data-action="queue-aloud"
                  checked={draft.aloud}
                  onChange={({ target }) => set({ ...draft, aloud: target.checked })}
                />
                {t('office.queue.aloud')}
              </label>
              <p className="muted small">{t('office.queue.aloud.hint')}</p>
            </>
          ) : null}
        </>
      )}
    >
      <p data-value="queue">
        {queue.open
          ? t('office.queue.on', {
              count: queue.windows,
              sound: t(queue.aloud ? 'office.queue.sound.on' : 'office.queue.sound.off'),
            })
          : t('office.queue.off')}
      </p>
    </ProfileCard>
  )
}
