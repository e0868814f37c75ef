import type { ApplicationView } from '../../server/desk-api-types.ts'
import { hashOf, type Paper } from '../route.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** The procedure and its ledger have one name. */
const REFERRAL = 'referral'

/** The papers of an application, each where there is something to say on it. */
export function PapersCard({ view }: { readonly view: ApplicationView }) {
  const papers: Paper[] = [
    'receipt',
    ...(view.supplement ? (['supplement'] as const) : []),
    ...(view.procedure === 'legal-aid' && view.state !== 'withdrawn' ? (['hand-over'] as const) : []),
  ]
  // A referral goes to the body, and with the consent, that its row in the ledger names.
  const letter = view.records.find(({ ledger }) => ledger === REFERRAL)
  return (
    <section className="card" aria-labelledby="papers">
      <h2 id="papers">{t('paper.title')}</h2>
      <div className="buttons">
        {papers.map((paper) => (
          <a
            key={paper}
            className="button"
            href={hashOf({ screen: 'paper', id: view.id, paper })}
            data-action={`paper-${paper}`}
          >
            <Icon name="printer" />
            {t(`paper.${paper}`)}
          </a>
        ))}
        {view.procedure === REFERRAL && letter ? (
          <a className="button" href={hashOf({ screen: 'letter', id: letter.id })} data-action="paper-letter">
            <Icon name="printer" />
            {t('letter.title')}
          </a>
        ) : null}
      </div>
      {view.procedure === REFERRAL && !letter ? <p className="muted small">{t('letter.first')}</p> : null}
    </section>
  )
}
