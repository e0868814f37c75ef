import { unreachable } from '../../../base/result.ts'
import type { DirectoryScreen } from '../../session/directory-screen.ts'
import type { Screen } from '../../session/screen.ts'
import { LawAnswer } from './answers/law-answer.tsx'
import { Evaluation } from './application/evaluation.tsx'
import { EvaluationRating } from './application/evaluation-rating.tsx'
import { EvaluationSurvey } from './application/evaluation-survey.tsx'
import { FormCheck } from './application/form-check.tsx'
import { FormFields } from './application/form-fields.tsx'
import { FormGuardian } from './application/form-guardian.tsx'
import { FormIdentityCard } from './application/form-identity-card.tsx'
import { FormIdentityKept } from './application/form-identity-kept.tsx'
import { FormIdentityTyped } from './application/form-identity-typed.tsx'
import { FormLoading } from './application/form-loading.tsx'
import { FormNotice } from './application/form-notice.tsx'
import { Receipt } from './application/receipt.tsx'
import { Assistant } from './assistant/assistant.tsx'
import { GuideList } from './guides/guide-list.tsx'
import { GuideLoading } from './guides/guide-loading.tsx'
import { GuideOutcome } from './guides/guide-outcome.tsx'
import { GuideQuestion } from './guides/guide-question.tsx'
import { GuideSlip } from './guides/guide-slip.tsx'
import { LawArticle } from './laws/law-article.tsx'
import { LawContents } from './laws/law-contents.tsx'
import { LawSearch } from './laws/law-search.tsx'
import { ProgressCard } from './progress/progress-card.tsx'
import { ProgressQuery } from './progress/progress-query.tsx'
import { ProgressResult } from './progress/progress-result.tsx'
import { QueueNumber } from './queue/queue-number.tsx'
import { QueueTopics } from './queue/queue-topics.tsx'
import { ProgressSupplement } from './progress/progress-supplement.tsx'

export type JourneyScreen = Exclude<
  Screen,
  { screen: 'attract' | 'home' | 'farewell' | 'inactive' | DirectoryScreen['screen'] }
>

/** Draws the screens of the journeys: what comes after the home screen is a bundle of its own. */
export function JourneyView({ screen }: { readonly screen: JourneyScreen }) {
  switch (screen.screen) {
    case 'law-search':
      return <LawSearch screen={screen} />
    case 'law-answer':
      return <LawAnswer screen={screen} />
    case 'assistant':
      return <Assistant screen={screen} />
    case 'law-article':
      return <LawArticle screen={screen} />
    case 'law-contents':
      return <LawContents screen={screen} />
    case 'guide-list':
      return <GuideList screen={screen} />
    case 'guide-loading':
      return <GuideLoading screen={screen} />
    case 'guide-question':
      return <GuideQuestion screen={screen} />
    case 'guide-outcome':
      return <GuideOutcome screen={screen} />
    case 'guide-slip':
      return <GuideSlip screen={screen} />
    case 'form-loading':
      return <FormLoading screen={screen} />
    case 'form-notice':
      return <FormNotice screen={screen} />
    case 'form-identity-card':
      return <FormIdentityCard screen={screen} />
    case 'form-identity-kept':
      return <FormIdentityKept screen={screen} />
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
      return <Evaluation screen={screen} />
    case 'evaluation-rating':
      return <EvaluationRating screen={screen} />
    case 'evaluation-survey':
      return <EvaluationSurvey screen={screen} />
    case 'queue-topics':
      return <QueueTopics screen={screen} />
    case 'queue-number':
      return <QueueNumber screen={screen} />
    case 'progress-query':
      return <ProgressQuery screen={screen} />
    case 'progress-card':
      return <ProgressCard screen={screen} />
    case 'progress-supplement':
      return <ProgressSupplement screen={screen} />
    case 'progress-result':
      return <ProgressResult screen={screen} />
    default:
      return unreachable(screen)
  }
}
