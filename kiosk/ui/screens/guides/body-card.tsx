import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { GuideSheet } from '../../../api.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './guides.module.css'

const MOST = 3

interface BodyCardProps {
  readonly kind: string
  readonly bodies: GuideSheet['bodies']
}

/** The bodies of a kind; where the office has entered none, who can say where it is. */
export function BodyCard({ kind, bodies }: BodyCardProps) {
  const { boot } = useKiosk()
  const { t, said } = useWords()
  const { name, here } = bodies[kind] ?? { name: { 'zh-CN': kind }, here: [] }
  if (here.length === 0)
    return (
      <div className={css.body} data-body={kind}>
        <b>{said(name)}</b>
        <p>
          <Icon name="phone" size="s" />
          <span>{t('guide.place.absent', { hotline: boot.office.hotline, phone: boot.office.phone })}</span>
        </p>
      </div>
    )
  return here.slice(0, MOST).map((body) => (
    <div key={body.name['zh-CN']} className={css.body} data-body={kind}>
      <b>{said(body.name)}</b>
      <p>
        <Icon name="home" size="s" />
        <span>{said(body.address)}</span>
      </p>
      <p>
        <Icon name="clock" size="s" />
        <span>{said(body.hours)}</span>
      </p>
      <p className={css.phone}>
        <Icon name="phone" size="s" />
        <bdi dir="ltr" className="num">
          {body.phone}
        </bdi>
      </p>
    </div>
  ))
}
