import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { GuideSheet } from '../../../api.ts'
import { Place, PlaceCard } from '../../components/place.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

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
      <PlaceCard inside body={kind} name={said(name)}>
        <p>
          <Icon name="phone" size="s" />
          <span>{t('guide.place.absent', { hotline: boot.office.hotline, phone: boot.office.phone })}</span>
        </p>
      </PlaceCard>
    )
  return here.slice(0, MOST).map((body) => <Place key={body.name['zh-CN']} {...body} body={kind} inside />)
}
