import type { GroupView } from '../../../api.ts'
import { Lines } from '../../components/lines.tsx'
import { Lead, Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Phone } from '../../components/place.tsx'
import { QrCard } from '../../components/qr-card.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

const LEVELS = ['village', 'township', 'county'] as const

/** Groups on three levels; only a village's has a code, and no group shows who is in it (seed article 7). */
export function Groups({ groups }: { readonly groups: readonly GroupView[] }) {
  const { t } = useWords()
  return (
    <Page screen="groups">
      <Lead>{t('groups.lead')}</Lead>
      {LEVELS.map((level) => (
        <Part key={level} id={`groups.level.${level}`}>
          <Shelf>
            {groups
              .filter((group) => group.level === level)
              .map((group) => (
                <Group key={group.id} group={group} />
              ))}
          </Shelf>
        </Part>
      ))}
    </Page>
  )
}

function Group({ group }: { readonly group: GroupView }) {
  const { t, said } = useWords()
  const { name, purpose, members, rules, manager, way, code } = group
  return (
    <article className={css.group} data-group-id={group.id} data-way={way}>
      <h3 className={css.cardName}>{said(name)}</h3>
      <p>{said(purpose)}</p>
      {code === null ? (
        <div className={css.ask}>
          <p>{t(`groups.way.${way}`)}</p>
          <Phone name={<bdi lang="zh-CN">{manager.name}</bdi>} number={manager.phone} />
        </div>
      ) : (
        <QrCard text={code}>
          <p>{t('groups.way.code')}</p>
          <p className={css.hint}>{t('groups.manager')}</p>
          <Phone name={<bdi lang="zh-CN">{manager.name}</bdi>} number={manager.phone} />
        </QrCard>
      )}
      <dl className={css.members}>
        <dt>{t('groups.members')}</dt>
        <dd>{said(members)}</dd>
      </dl>
      <Lines texts={rules} kind="points" />
    </article>
  )
}
