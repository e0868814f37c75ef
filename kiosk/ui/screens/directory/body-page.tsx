import type { BodyView } from '../../../api.ts'
import type { PrintState } from '../../../session/screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { Lines } from '../../components/lines.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Place } from '../../components/place.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useWords } from '../../kiosk.tsx'
import { SlipNav } from './slip.tsx'
import css from './directory.module.css'

/** One body: what it does, where, when, with what; a legal-service body also its licence and its fees. */
export function BodyPage({ body, print }: { readonly body: BodyView; readonly print: PrintState }) {
  const { t, said } = useWords()
  const { day } = useDates()
  return (
    <Page screen="body" nav={<SlipNav print={print} />}>
      <Intro lead={said(body.does)}>
        <ContentHeading text={body.name} />
      </Intro>
      <div className={css.columns}>
        <div className={css.column}>
          <Place {...body} name={body.kind} />
        </div>
        <div className={css.column}>
          <Part id="body.materials">
            <Lines texts={body.materials} kind="checklist" />
          </Part>
          {body.licence !== null && (
            <Part id="body.licence">
              <p>
                <bdi lang="zh-CN">{body.licence}</bdi>
              </p>
            </Part>
          )}
          {body.feeRelief !== null && (
            <Part id="body.relief">
              <p>{said(body.feeRelief)}</p>
            </Part>
          )}
        </div>
      </div>
      <p className={css.hint}>{t('body.checked', { date: day(body.checkedOn) })}</p>
    </Page>
  )
}
