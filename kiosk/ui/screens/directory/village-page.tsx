import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { VillageView } from '../../../api.ts'
import type { PrintState } from '../../../session/screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Phone, Place, PlaceCard } from '../../components/place.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { SlipNav } from './slip.tsx'
import css from './directory.module.css'

/** Whose adviser comes when; without one, the office itself stands in. */
export function VillagePage({
  village,
  print,
}: {
  readonly village: VillageView
  readonly print: PrintState
}) {
  const { boot } = useKiosk()
  const { t, said } = useWords()
  const { adviser, manager } = village
  return (
    <Page screen="village" nav={<SlipNav print={print} label="village.poster" />}>
      <Intro>
        <ContentHeading text={village.name} />
      </Intro>
      <div className={css.columns}>
        <div className={css.column}>
          {adviser ? (
            <Part id="village.adviser">
              <PlaceCard name={<bdi lang="zh-CN">{adviser.name}</bdi>}>
                <p>{said(adviser.body)}</p>
                <p className={css.hint}>
                  {t('village.licence')} <bdi lang="zh-CN">{adviser.licence}</bdi>
                </p>
                <Phone number={adviser.phone} />
              </PlaceCard>
            </Part>
          ) : (
            <>
              <StatusStrip id="village.none" tone="note" help={t('village.none.help')}>
                {t('village.none')}
              </StatusStrip>
              <Place {...boot.office} />
            </>
          )}
        </div>
        <div className={css.column}>
          {adviser && (
            <Part id="village.duty">
              <p>{said(adviser.duty)}</p>
            </Part>
          )}
          <Part id="village.place">
            <p>{said(village.place)}</p>
          </Part>
          <Part id="village.manager">
            <Phone name={<bdi lang="zh-CN">{manager.name}</bdi>} number={manager.phone} />
          </Part>
        </div>
      </div>
    </Page>
  )
}
