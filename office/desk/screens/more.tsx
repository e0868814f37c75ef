import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { NavCount } from '../components/side.tsx'
import { countOf, NAV, routeTo, type Counts } from '../nav.ts'
import { hashOf } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** On a phone: the pages that the bar below has no room for. */
export function More({ counts }: { readonly counts: Counts }) {
  const { operations } = useSession().me.user
  return (
    <Page screen="more">
      <h1>{t('nav.more')}</h1>
      <ul className="ledgers">
        {NAV.filter(({ phone, needs }) => !phone && operations.includes(needs)).map(({ screen, icon }) => (
          <li key={screen}>
            <a className="ledger-link line" href={hashOf(routeTo(screen))} data-action={`more-${screen}`}>
              <Icon name={icon} />
              <b>{t(`nav.${screen}`)}</b>
              <NavCount screen={screen} count={countOf(counts, screen)} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
