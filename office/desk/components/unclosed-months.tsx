import { desk } from '../client.ts'
import { monthName } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useResource } from '../session.tsx'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** A month that is over and not closed, for who may close it. The oldest comes first: months are closed one after another. */
export function UnclosedMonths() {
  const { versions } = useLiveData()
  const { data } = useResource(desk.periods, versions.reports)
  const open = data?.periods.filter(({ state }) => state === 'open') ?? []
  const oldest = open.at(-1)
  if (!oldest) return null
  return (
    <a
      className="hint-line tone-new"
      href={hashOf({ screen: 'period', period: oldest.period })}
      data-action="open-unclosed"
    >
      <Icon name="pen" />
      <b>{t('periods.unclosed', { month: monthName(oldest.period) })}</b>
    </a>
  )
}
