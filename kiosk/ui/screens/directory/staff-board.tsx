import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { Directory, StaffView } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { Phone } from '../../components/place.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

/** 岗位公示: who is on duty today first, then everybody. */
export function StaffBoard({ directory }: { readonly directory: Directory }) {
  const { t, said } = useWords()
  const { staff, duty, services } = directory
  const onDuty = staff.filter((one) => one.onDuty)
  const supervision = services[0]?.supervision
  return (
    <Page screen="staff">
      {duty.closed ? (
        <StatusStrip id="staff.closed" tone="note" picture="clock">
          {said(duty.closed)}
        </StatusStrip>
      ) : (
        onDuty.length === 0 && (
          <StatusStrip id="staff.nobody" tone="note" picture="clock">
            {t('staff.nobody')}
          </StatusStrip>
        )
      )}
      {duty.note && <p className={css.note}>{said(duty.note)}</p>}
      <Shelf>
        {[...onDuty, ...staff.filter((one) => !one.onDuty)].map((one) => (
          <Person key={one.id} person={one} />
        ))}
      </Shelf>
      {supervision && (
        <div className={css.note}>
          {t('staff.complain')} <Phone name={said(supervision.name)} number={supervision.phone} />
        </div>
      )}
    </Page>
  )
}

function Person({ person }: { readonly person: StaffView }) {
  const { t, said } = useWords()
  const languageNames = useLanguageNames()
  return (
    <article className={css.card} data-person={person.id} data-on-duty={person.onDuty || undefined}>
      <span className={css.face}>
        <Icon name="person" />
      </span>
      <div className={css.cardText}>
        <h2 className={css.cardName}>
          <bdi lang="zh-CN">{person.name}</bdi>
          {person.onDuty && <Tag tone="good">{t('staff.on-duty')}</Tag>}
        </h2>
        <p className={css.post}>{said(person.post)}</p>
        <ul className={css.duties} aria-label={t('staff.duties')}>
          {person.duties.map((duty) => (
            <li key={duty['zh-CN']}>{said(duty)}</li>
          ))}
        </ul>
        {person.languages.length > 0 && (
          <p className={css.spoken}>
            {t('staff.languages')} <bdi>{languageNames(person.languages)}</bdi>
          </p>
        )}
        <Phone number={person.phone} />
        {person.deputy !== null && (
          <p className={css.hint}>{t('staff.deputy', { name: `\u2068${person.deputy}\u2069` })}</p>
        )}
      </div>
    </article>
  )
}

/** Names of languages as their readers write them. */
function useLanguageNames(): (tags: readonly string[]) => string {
  const { boot } = useKiosk()
  return (tags) =>
    tags.flatMap((tag) => boot.languages.find((language) => language.tag === tag)?.name ?? []).join(' · ')
}
