import type { GuideCalculation } from '../../../../content/engine/guide.ts'
import type { CalculationLine } from '../../../../content/rules/calculator.ts'
import type { GuideSheet } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import { Cites } from './cites.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

interface OutcomeCalculationsProps {
  readonly calculations: readonly GuideCalculation[]
  readonly articles: GuideSheet['articles']
}

/** Sums that the law prescribes: the result with its working, the formula and where it stands. */
export function OutcomeCalculations({ calculations, articles }: OutcomeCalculationsProps) {
  const { t, said } = useWords()
  if (calculations.length === 0) return null
  return (
    <Section id="calculations">
      {calculations.map(({ rule, title, formula, cites, note, result }) => (
        <div key={rule} className={css.sum} data-rule={rule}>
          <b className={css.what}>{said(title)}</b>
          {result ? (
            <dl className={css.amounts}>
              {result.lines.map((line) => (
                <div key={line.id}>
                  <dt>{said(line.label)}</dt>
                  <dd>
                    <b className="num">{amountOf(line)}</b> {t('field.amount.unit')}
                    <span className={css.working} dir="ltr">
                      {line.working}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          ) : (
            <p className={css.hint}>{t('guide.sum.missing')}</p>
          )}
          <p>{said(formula)}</p>
          {[...(note ? [note] : []), ...(result?.notes ?? [])].map((one) => (
            <p key={one['zh-CN']} className={css.hint}>
              {said(one)}
            </p>
          ))}
          <Cites cites={cites} articles={articles} />
        </div>
      ))}
    </Section>
  )
}

const grouped = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 })
const amountOf = ({ from, to }: CalculationLine) =>
  to === undefined || to === from ? grouped(from) : `${grouped(from)}–${grouped(to)}`
