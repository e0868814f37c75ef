import type { Person } from '../../server/desk-api-types.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import type { AccountStep } from './person-confirm.tsx'

/** One person with their rights, and what this clerk may do about them (the server decides by itself). */
export function PersonCard({
  person,
  onRights,
  onStep,
}: {
  readonly person: Person
  readonly onRights: () => void
  readonly onStep: (step: AccountStep) => void
}) {
  const { user } = useSession().me
  const own = person.id === user.id
  const manages = user.operations.includes('people.manage') && !own
  const trusted = person.roles.includes('director') || person.restricted.length > 0
  // An administrator must not come into an account that sees more than an administrator does.
  const decides = manages && (!trusted || user.operations.includes('people.entrust'))
  const state = person.disabledAt !== null ? 'disabled' : person.joined ? 'joined' : 'waiting'
  const steps: AccountStep[] = !decides ? [] : state === 'disabled' ? ['enable'] : ['renew', 'disable']
  return (
    <li className="card" data-person={person.id}>
      <div className="line">
        <h2>{own ? t('people.own', { name: person.name }) : person.name}</h2>
        <span className={`state tone-${TONE[state]}`}>{t(`people.state.${state}`)}</span>
      </div>
      <dl className="facts narrow">
        <div>
          <dt>{t('people.roles')}</dt>
          <dd>{person.roles.map((role) => t(`role.${role}`)).join('、')}</dd>
        </div>
        <div>
          <dt>{t('people.restricted')}</dt>
          <dd>
            {person.roles.includes('director')
              ? t('people.restricted.all')
              : person.restricted.map((kind) => t(`restricted.${kind}`)).join('、') ||
                t('people.restricted.none')}
          </dd>
        </div>
        <div>
          <dt>{t('people.factor')}</dt>
          <dd>{t(person.secondFactor ? 'people.factor.on' : 'people.factor.off')}</dd>
        </div>
      </dl>
      {manages ? (
        <div className="buttons">
          <button type="button" className="button" data-action="rights" onClick={onRights}>
            {t('people.rights')}
          </button>
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              className={step === 'disable' ? 'button danger' : 'button'}
              data-action={step}
              onClick={() => onStep(step)}
            >
              {t(`people.${step}`)}
            </button>
          ))}
        </div>
      ) : null}
    </li>
  )
}

const TONE = { joined: 'good', waiting: 'new', disabled: 'done' } as const
