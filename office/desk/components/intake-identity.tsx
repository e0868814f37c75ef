import { ethnicityName } from '../../../base/ethnicities.ts'
import type { CardIdentity } from '../../../exchange/schemas/desk-reader.ts'
import type { IntakeRequest } from '../../server/intake/api-types.ts'
import { t } from '../words.ts'
import { CardReader } from './card-reader.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

/** Who applies: as a card says it, or typed by the clerk. */
export type Claim = NonNullable<IntakeRequest['identity']>
export const NOBODY: Claim = { name: '', number: '' }

interface Props {
  readonly claim: Claim
  readonly onChange: (claim: Claim) => void
  readonly today: string
  /** Null where there is no card to read: on the telephone. */
  readonly readerPort: number | null
  readonly problemOf: (field: string) => string | undefined
}

/** As at the kiosk a card holds as it was read: what it says is not corrected, another way is typing all of it. */
export const IntakeIdentity = ({ claim, onChange, today, readerPort, problemOf }: Props) =>
  'method' in claim ? (
    <section
      className="read-card"
      aria-labelledby="card-read"
      data-method={claim.method}
      tabIndex={-1}
      ref={focusOnce}
    >
      <Notice
        tone="good"
        icon="check"
        title={t(`reader.done.${claim.method}`)}
        lines={[t('reader.done.lead')]}
      />
      <h2 id="card-read" className="visually-hidden">
        {t('application.person')}
      </h2>
      <dl className="facts narrow">
        {linesOf(claim).map(([id, value]) => (
          <div key={id}>
            <dt>{t(`application.identity.${id}`)}</dt>
            <dd data-value={id}>{value}</dd>
          </div>
        ))}
      </dl>
      {claim.validTo !== undefined && claim.validTo !== 'long-term' && claim.validTo < today ? (
        <Notice tone="new" icon="clock" title={t('reader.expired')} />
      ) : null}
      <div className="read-card-ways">
        {readerPort === null ? null : <CardReader port={readerPort} again onCard={onChange} />}
        <button type="button" className="button" data-action="type-identity" onClick={() => onChange(NOBODY)}>
          <Icon name="keys" />
          {t('reader.type')}
        </button>
      </div>
    </section>
  ) : (
    <>
      {readerPort === null ? null : <CardReader port={readerPort} onCard={onChange} />}
      <Field
        label={t('intake.name')}
        value={claim.name}
        onChange={(name) => onChange({ ...claim, name })}
        action="identity-name"
        maxLength={60}
        problem={problemOf('identity.name')}
      />
      <Field
        label={t('intake.number')}
        hint={t('intake.number.hint')}
        value={claim.number}
        onChange={(number) => onChange({ ...claim, number })}
        action="identity-number"
        maxLength={30}
        problem={problemOf('identity.number')}
      />
    </>
  )

const focusOnce = (section: HTMLElement | null): void => section?.focus()

function linesOf(card: CardIdentity) {
  const lines = [
    ['name', card.name],
    ['document', t(`application.identity.document.${card.document}`)],
    ['number', card.number],
    ['sex', t(`application.identity.sex.${card.sex}`)],
    ['ethnicity', card.ethnicity && ethnicityName(card.ethnicity)],
    ['birth', card.birth],
    ['address', card.address],
    ['valid-to', card.validTo === 'long-term' ? t('application.identity.long-term') : card.validTo],
    ['method', t(`application.identity.method.${card.method}`)],
  ] as const
  return lines.filter((line): line is [(typeof line)[0], string] => line[1] !== undefined)
}
