import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'

/** By the id of a service that is not offered here: where to go instead. */
type Draft = Readonly<Record<string, string>>

/** Which services the office offers; the basic ones always, and where people go for the others. */
export function ProfileServices(props: ProfilePart) {
  const { profile, catalogue } = props.view
  const { switchedOff } = profile
  const extended = catalogue.services.filter(({ basic }) => !basic)
  const names = (services: readonly { readonly name: string }[]): string =>
    services.map(({ name }) => name).join('、')
  return (
    <ProfileCard
      {...props}
      part="services"
      icon="list"
      begin={(): Draft =>
        Object.fromEntries(Object.entries(switchedOff).map(([id, { instead }]) => [id, zh(instead)]))
      }
      toChange={(draft) => ({
        switchedOff: Object.fromEntries(
          Object.entries(draft).map(([id, instead]) => [
            id,
            { open: false, instead: rewritten(switchedOff[id]?.instead, instead) },
          ]),
        ),
      })}
      renderFields={(draft, set, problemAt) => (
        <>
          <p className="muted small">
            {t('office.services.basic', {
              services: names(catalogue.services.filter(({ basic }) => basic)),
            })}
          </p>
          <ul className="part-items">
            {extended.map(({ id, name }) => {
              const instead = draft[id]
              return (
                <li key={id} className="part-item">
                  <label className="check">
                    <input
                      type="checkbox"
                      data-action={`service-${id}`}
                      checked={instead === undefined}
                      onChange={({ target }) => {
                        const { [id]: _, ...others } = draft
                        set(target.checked ? others : { ...others, [id]: '' })
                      }}
                    />
                    {name}
                  </label>
                  {instead === undefined ? (
                    <Problem text={problemAt(`switchedOff.${id}`)} />
                  ) : (
                    <Field
                      label={t('office.services.instead')}
                      type="wrapped"
                      hint={t('office.services.instead.hint')}
                      value={instead}
                      onChange={(text) => set({ ...draft, [id]: text })}
                      action={`service-${id}-instead`}
                      problem={problemAt(`switchedOff.${id}`)}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    >
      <p>
        {t('office.services.on', {
          services: names(catalogue.services.filter(({ id }) => !switchedOff[id])),
        })}
      </p>
      <ul className="plain-list">
        {extended
          .filter(({ id }) => switchedOff[id])
          .map(({ id, name }) => (
            <li key={id}>
              <b>{t('office.services.off', { service: name })}</b>
              <p className="muted small">{zh(switchedOff[id]!.instead)}</p>
            </li>
          ))}
      </ul>
    </ProfileCard>
  )
}
