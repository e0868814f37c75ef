import type { ReactNode } from 'react'
import type { Localized } from '../../../../content/engine/localized.ts'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { Pictogram } from '../../../../ui-kit/components/pictogram.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { Qr } from '../../../../ui-kit/components/qr.tsx'
import type { PictogramName } from '../../../../ui-kit/pictograms.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

interface EntryProps {
  readonly action: string
  readonly value: string
  readonly picture?: PictogramName
  readonly pigment?: string
  readonly name: ReactNode
  readonly hint?: ReactNode
  /** A word beside the name: free, closed, on duty. */
  readonly tag?: ReactNode
  readonly onPress: () => void
}

/** One of a list, to open. */
export function Entry({ picture, name, hint, tag, ...rest }: EntryProps) {
  return (
    <PressButton {...rest} className={css.entry}>
      {picture && (
        <span className={css.badge}>
          <Pictogram name={picture} className={css.picture} />
        </span>
      )}
      <span className={css.entryText}>
        <span className={css.entryName}>
          <b>{name}</b>
          {tag}
        </span>
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
      <Icon name="next" directed />
    </PressButton>
  )
}

export function Tag({
  tone,
  children,
}: {
  readonly tone: 'good' | 'plain' | 'off'
  readonly children: ReactNode
}) {
  return (
    <span className={css.tag} data-tone={tone}>
      {children}
    </span>
  )
}

/** A named part of a page. */
export function Part({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <section className={css.part}>
      <h2 className={css.label}>{t(id)}</h2>
      {children}
    </section>
  )
}

/** Texts of content in order, with their numbers, as a list to tick off, or as points. */
export function Lines({
  texts,
  kind,
}: {
  readonly texts: readonly Localized[]
  readonly kind: 'steps' | 'list' | 'points'
}) {
  const { said } = useWords()
  const Tag = kind === 'steps' ? 'ol' : 'ul'
  return (
    <Tag className={css[kind]}>
      {texts.map((text) => (
        <li key={text['zh-CN']}>
          <span>{said(text)}</span>
        </li>
      ))}
    </Tag>
  )
}

interface PlaceProps {
  readonly name: Localized
  readonly address: Localized
  readonly hours: Localized
  readonly phone: string
}

/** Where, when and by what number, as one reads it standing before the door. */
export function Place({ name, address, hours, phone }: PlaceProps) {
  const { said } = useWords()
  return (
    <div className={css.place}>
      <b className={css.placeName}>{said(name)}</b>
      <p>
        <Icon name="home" size="s" />
        <span>{said(address)}</span>
      </p>
      <p>
        <Icon name="clock" size="s" />
        <span>{said(hours)}</span>
      </p>
      <Phone number={phone} />
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

/** A code to scan, with what it opens. */
export function Code({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <div className={css.code}>
      <span className={css.qr}>
        <Qr text={text} label={t('place.scan')} />
      </span>
      <div className={css.codeText}>{children}</div>
    </div>
  )
}

/** Names of languages as their readers write them. */
export function useLanguageNames(): (tags: readonly string[]) => string {
  const { boot } = useKiosk()
  return (tags) =>
    tags.flatMap((tag) => boot.languages.find((language) => language.tag === tag)?.name ?? []).join(' · ')
}
