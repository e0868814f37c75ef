import type { ReactNode } from 'react'
import type { Localized } from '../../../content/engine/localized.ts'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { useWords } from '../kiosk.tsx'
import css from './place.module.css'

interface PlaceProps {
  readonly name: Localized
  readonly address: Localized
  readonly hours: Localized
  readonly phone: string
  readonly body?: string
  /** Within a card: on a ground of its own instead of raised. */
  readonly inside?: boolean
}

/** Where, when and by what number, as one reads it standing before the door. */
export function Place({ name, address, hours, phone, body, inside = false }: PlaceProps) {
  const { said } = useWords()
  return (
    <PlaceCard name={said(name)} body={body} inside={inside}>
      <p>
        <Icon name="home" size="s" />
        <span>{said(address)}</span>
      </p>
      <p>
        <Icon name="clock" size="s" />
        <span>{said(hours)}</span>
      </p>
      <Phone number={phone} />
    </PlaceCard>
  )
}

interface PlaceCardProps {
  readonly name: ReactNode
  /** Which kind of body it is, for tests. */
  readonly body?: string | undefined
  readonly inside?: boolean
  readonly children: ReactNode
}

/** A person or a body, and how to reach it. */
export function PlaceCard({ name, body, inside = false, children }: PlaceCardProps) {
  return (
    <div className={css.place} data-body={body} data-inside={inside || undefined}>
      <b className={css.name}>{name}</b>
      {children}
    </div>
  )
}

export function Phone({ number, name }: { readonly number: string; readonly name?: ReactNode }) {
  return (
    <p className={css.phone}>
      <Icon name="phone" size="s" />
      <span>
        {name}{' '}
        <bdi dir="ltr" className="num">
          {number}
        </bdi>
      </span>
    </p>
  )
}
