import type { ApplicationView } from '../../server/desk-api-types.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** Thousandths of the height of the box that was drawn in. */
const BOX = 1000

/** The signature as it was drawn on the glass, and whether it stands under exactly what is shown beside it. */
export function SignatureCard({ view: { signature } }: { readonly view: ApplicationView }) {
  if (signature === null) return null
  return (
    <section className="card" aria-labelledby="signature" data-signature={signature.method}>
      <h2 id="signature">{t('application.signature')}</h2>
      {signature.method === 'paper' ? (
        <p>{t('application.signature.paper')}</p>
      ) : (
        <>
          <Drawing strokes={signature.strokes} />
          <p className={signature.intact ? 'small' : 'problem'} data-intact={signature.intact}>
            <Icon name={signature.intact ? 'check' : 'warn'} />{' '}
            {t(signature.intact ? 'application.signature.intact' : 'application.signature.changed')}
          </p>
        </>
      )}
    </section>
  )
}

function Drawing({ strokes }: { readonly strokes: readonly (readonly number[])[] }) {
  const width = Math.max(BOX, ...strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0)))
  return (
    <svg
      className="signature"
      viewBox={`0 0 ${width} ${BOX}`}
      role="img"
      aria-label={t('application.signature')}
    >
      {strokes.map((stroke, i) => (
        // A dot is a line of no length: its round ends make it visible.
        <polyline key={i} points={[...stroke, ...stroke.slice(-2)].join(' ')} />
      ))}
    </svg>
  )
}
