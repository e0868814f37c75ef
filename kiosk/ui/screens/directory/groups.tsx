import type { GroupView } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { useWords } from '../../kiosk.tsx'
import { Code, Lines, Phone } from './parts.tsx'
import css from './directory.module.css'

const LEVELS = ['village', 'township', 'county'] as const

/** Groups on three levels; only a village's has a code, and no group shows who is in it (seed article 7). */
export function Groups({ groups }: { readonly groups: readonly GroupView[] }) {
  const { t } = useWords()
  return (
    <Page screen="groups">
      <p className={css.lead}>{t('groups.lead')}</p>
      {LEVELS.map((level) => (
        <section key={level} className={css.part} data-level={level}>
          <h2 className={css.label}>{t(`groups.level.${level}`)}</h2>
          <div className={css.cards}>
            {groups
              .filter((group) => group.level === level)
              .map((group) => (
                <Group key={group.id} group={group} />
              ))}
          </div>
        </section>
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
        <Code text={code}>
          <p>{t('groups.way.code')}</p>
          <p className={css.hint}>{t('groups.manager')}</p>
          <Phone name={<bdi lang="zh-CN">{manager.name}</bdi>} number={manager.phone} />
        </Code>
      )}
      <p className={css.hint}>
        {t('groups.members')}: {said(members)}
      </p>
      <Lines texts={rules} kind="points" />
    </article>
  )
}
