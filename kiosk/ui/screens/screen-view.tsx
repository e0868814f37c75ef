import { unreachable } from '../../../base/result.ts'
import type { Screen } from '../../session/screen.ts'
import { Evaluation } from './application/evaluation.tsx'
import { FormCheck } from './application/form-check.tsx'
import { FormFields } from './application/form-fields.tsx'
import { FormGuardian } from './application/form-guardian.tsx'
import { FormIdentityCard } from './application/form-identity-card.tsx'
import { FormIdentityTyped } from './application/form-identity-typed.tsx'
import { FormLoading } from './application/form-loading.tsx'
import { FormNotice } from './application/form-notice.tsx'
import { Receipt } from './application/receipt.tsx'
import { Home } from './home/home.tsx'
import { LawArticle } from './laws/law-article.tsx'
import { LawSearch } from './laws/law-search.tsx'
import { ProgressQuery } from './progress/progress-query.tsx'
import { ProgressResult } from './progress/progress-result.tsx'
import { Attract } from './waiting/attract.tsx'
import { Farewell } from './waiting/farewell.tsx'
import { Inactive } from './waiting/inactive.tsx'

/** Draws what the session says is on the screen. */
export function ScreenView({ screen }: { readonly screen: Screen }) {
  switch (screen.screen) {
    case 'attract':
      return <Attract />
    case 'home':
      return <Home />
    case 'law-search':
      return <LawSearch screen={screen} />
    case 'law-article':
      return <LawArticle screen={screen} />
    case 'form-loading':
      return <FormLoading screen={screen} />
    case 'form-notice':
      return <FormNotice screen={screen} />
    case 'form-identity-card':
      return <FormIdentityCard screen={screen} />
    case 'form-identity-typed':
      return <FormIdentityTyped screen={screen} />
    case 'form-guardian':
      return <FormGuardian />
    case 'form-fields':
      return <FormFields screen={screen} />
    case 'form-check':
      return <FormCheck screen={screen} />
    case 'receipt':
      return <Receipt screen={screen} />
    case 'evaluation':
      return <Evaluation />
    case 'farewell':
      return <Farewell />
    case 'progress-query':
      return <ProgressQuery screen={screen} />
    case 'progress-result':
      return <ProgressResult screen={screen} />
    case 'inactive':
      return <Inactive />
    default:
      return unreachable(screen)
  }
}

/** A page of a form is a place of its own: what is half typed on one does not appear on the next. */
export const placeOf = (screen: Screen): string =>
  screen.screen === 'form-fields' ? `${screen.screen}.${screen.step}` : screen.screen
