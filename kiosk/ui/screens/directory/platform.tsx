import type { Directory } from '../../../api.ts'
import { Lines } from '../../components/lines.tsx'
import { Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { QrCard } from '../../components/qr-card.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

/** The national platform in three ways, and the numbers that people ask for. */
export function Platform({ platform }: { readonly platform: Directory['platform'] }) {
  const { boot } = useKiosk()
  const { t, said } = useWords()
  return (
    <Page screen="platform">
      <div className={css.columns}>
        <div className={css.column}>
          <Part id="platform.call">
            <p className={css.bigNumber}>
              <bdi dir="ltr" className="num">
                {boot.office.hotline}
              </bdi>
            </p>
            <p>{t('platform.call.help')}</p>
          </Part>
          <Part id="platform.say">
            <Lines texts={platform.say} kind="points" />
          </Part>
        </div>
        <div className={css.column}>
          <Part id="platform.site">
            <QrCard url={platform.site.url}>
              <b>{said(platform.site.name)}</b>
              <p>{t('place.scan')}</p>
            </QrCard>
          </Part>
          <Part id="platform.account">
            <p>
              <b>{said(platform.account)}</b>
            </p>
          </Part>
        </div>
      </div>
      <Part id="platform.helplines">
        <ul className={css.helplines}>
          {platform.helplines.map(({ number, name, hint }) => (
            <li key={number} className={css.helpline}>
              <bdi dir="ltr" className="num">
                {number}
              </bdi>
              <span>
                <b>{said(name)}</b>
                <span className={css.hint}>{said(hint)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </Page>
  )
}
