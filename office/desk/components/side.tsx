import { Emblem } from '../../../ui-kit/components/emblem.tsx'
import { useLiveData } from '../live.tsx'
import { countOf, NAV, routeTo, SECTION, type Counts, type NavScreen } from '../nav.ts'
import { hashOf, type Route } from '../route.ts'
import { useSession } from '../session.tsx'
import { useAskAll } from '../unsaved.tsx'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** Whose desk it is, the way to every page, and the way out. */
export function Side({ route, counts }: { readonly route: Route; readonly counts: Counts }) {
  const { me, logout } = useSession()
  const ask = useAskAll()
  const { stream } = useLiveData()
  const mine = NAV.filter(({ needs }) => me.user.operations.includes(needs))
  const here = SECTION[route.screen] ?? route.screen
  const hidden = mine.filter(({ phone }) => !phone)
  const rest = hidden.reduce((sum, { screen }) => sum + countOf(counts, screen), 0)
  return (
    <header className="side">
      <div className="brand">
        <Emblem />
        <div>
          <b>{t('app.title')}</b>
          <span>{me.office.name}</span>
        </div>
      </div>
      <nav aria-label={t('nav.label')}>
        <ul className="nav">
          {mine.map(({ screen, icon, phone }) => (
            <li key={screen} className={phone ? undefined : 'not-on-phone'}>
              <a
                href={hashOf(routeTo(screen))}
                aria-current={here === screen ? 'page' : undefined}
                data-action={`nav-${screen}`}
              >
                <Icon name={icon} />
                {t(`nav.${screen}`)}
                <NavCount screen={screen} count={countOf(counts, screen)} />
              </a>
            </li>
          ))}
          <li className="on-phone">
            <a
              href={hashOf({ screen: 'more' })}
              aria-current={
                here === 'more' || hidden.some(({ screen }) => screen === here) ? 'page' : undefined
              }
              data-action="nav-more"
            >
              <Icon name="more" />
              {t('nav.more')}
              <NavCount screen="kiosks" count={rest} />
            </a>
          </li>
        </ul>
      </nav>
      <div className="foot">
        <p className="live" data-live={stream} aria-live="polite">
          <i aria-hidden="true" />
          <span>{t(`live.${stream}`)}</span>
        </p>
        <p className="who">{me.user.name}</p>
        <button type="button" className="button" data-action="logout" onClick={() => ask(logout)}>
          <Icon name="exit" />
          <span>{t('action.logout')}</span>
        </button>
      </div>
    </header>
  )
}

/** How many things wait there; nothing where none does. */
export const NavCount = ({ screen, count }: { readonly screen: NavScreen; readonly count: number }) =>
  count > 0 ? (
    <span className="count" aria-label={t(`nav.count.${screen as keyof Counts}`, { count })}>
      {count}
    </span>
  ) : null
