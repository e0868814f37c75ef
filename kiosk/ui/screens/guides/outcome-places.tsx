import type { GuideAdvice } from '../../../../content/engine/guide.ts'
import type { GuideSheet } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import { BodyCard } from './body-card.tsx'
import { Cites } from './cites.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

interface OutcomePlacesProps {
  readonly sheet: GuideSheet
  readonly places: GuideAdvice['places']
}

/** Whom to go to, the first choice first: with address, hours and telephone as the office has entered them. */
export function OutcomePlaces({ sheet, places }: OutcomePlacesProps) {
  const { said } = useWords()
  if (places.length === 0) return null
  return (
    <Section id="places">
      <ol className={css.places}>
        {places.map(({ body, text, where, cites }) => (
          <li key={`${body} ${text['zh-CN']}`}>
            <p>
              {said(text)}
              {where && <span className={css.hint}> {said(where)}</span>}
            </p>
            <BodyCard kind={body} bodies={sheet.bodies} />
            <Cites cites={cites} articles={sheet.articles} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
