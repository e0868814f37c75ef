import type { FormOutcome } from '../../content/engine/form-outcome.ts'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import type { GuideAdvice } from '../../content/engine/guide.ts'
import type { GuideAnswer } from '../../content/engine/guide-condition.ts'
import type { Guide, GuideQuestion } from '../../content/engine/guide-schema.ts'
import type { AnsweredLine } from '../../content/engine/guide-words.ts'
import type { AnswerProblem, AskedField, Circumstances } from '../../content/engine/form.ts'
import type { QueueTicket } from '../../exchange/schemas/queue.ts'
import type { Answers, SummaryLine } from '../../exchange/schemas/message.ts'
import type {
  AnswerHit,
  CardReader,
  DevicesFact,
  GuideList,
  GuideSheet,
  LawArticle,
  LawContents,
  LawHit,
  LawKind,
  LawVersion,
  MaskedIdentity,
  Progress,
  QueueNews,
  Submitted,
} from '../api.ts'
import type { Accompany } from './accompany.ts'
import type { Turn } from './assistant-reply.ts'
import type { DirectoryScreen } from './directory-screen.ts'
import type { EvaluationContext } from './evaluation.ts'
import type { Display, GivenAnswers, Strokes } from './events.ts'

/** What became of a paper. */
export interface PrintState {
  readonly status: 'idle' | 'printing' | 'printed' | 'unknown' | 'failed' | 'unavailable'
  readonly situation: string | null
}

/**
 * What is on the screen, as data: derived from the machine's snapshot by the pure `screenOf` and drawn by
 * kiosk/ui, which knows nothing of states. `screen` is the value of `data-screen`.
 */
export type Screen =
  | { screen: 'attract' }
  | { screen: 'home' }
  | {
      screen: 'law-search'
      question: string
      status: 'idle' | 'searching' | 'found' | 'failed'
      answers: AnswerHit[]
      hits: LawHit[]
      /** The law that the question is nothing but the name of. */
      law: LawVersion | null
      kind: LawKind
      past: boolean
      page: number
    }
  | {
      screen: 'law-answer'
      answer: AnswerHit
      /** How many stops away from the results. */
      depth: number
    }
  | { screen: 'assistant'; turns: readonly Turn[]; status: 'ready' | 'searching' }
  | {
      screen: 'law-article'
      id: string
      status: 'loading' | 'shown' | 'failed'
      article: LawArticle | null
      print: PrintState
      /** How many stops away from the results. */
      depth: number
    }
  | {
      screen: 'law-contents'
      id: string
      status: 'loading' | 'shown' | 'failed'
      contents: LawContents | null
      /** The open chapter; [] for the whole law. */
      path: readonly string[]
      page: number
      depth: number
    }
  | {
      screen: 'guide-list'
      status: 'loading' | 'shown' | 'failed'
      /** Null: all topics. */
      topic: string | null
      list: GuideList | null
      /** Codes of the guides that are meant first. */
      first: readonly string[]
      /** What the law search is asked from here. */
      question: string
    }
  | { screen: 'guide-loading'; status: 'loading' | 'failed' }
  | {
      screen: 'guide-question'
      guide: Guide
      id: string
      question: GuideQuestion
      /** From 0. */
      at: number
      answer: GuideAnswer | null
      today: string
    }
  | {
      screen: 'guide-outcome'
      sheet: GuideSheet
      advice: GuideAdvice
      today: string
      answers: readonly AnsweredLine[]
      /** What the applications among the actions begin with. */
      applications: readonly { readonly form: string; readonly given: GivenAnswers }[]
    }
  | {
      screen: 'guide-slip'
      sheet: GuideSheet
      advice: GuideAdvice
      /** Kind of body. */
      body: string
      /** Null where the service has given none: then it is only shown. */
      number: string | null
      /** Its paper says where to go and not why. */
      discreet: boolean
      ready: boolean
      /** False: paper is asked for once more, since somebody might find it. */
      mayPrint: boolean
      print: PrintState
    }
  | { screen: 'form-loading'; formId: string; status: 'loading' | 'failed' }
  | { screen: 'form-notice'; form: FormDefinition }
  | {
      screen: 'form-identity-card'
      form: FormDefinition
      identity: MaskedIdentity | null
      situation: string | null
      /** The reader that `situation` is about. */
      failedReader: CardReader
    }
  /** A card that was read for an earlier application of the visit: is its holder still here? */
  | {
      screen: 'form-identity-kept'
      form: FormDefinition
      kept: MaskedIdentity
      doubt: { readonly left: number } | 'failed' | null
      proving: boolean
      situation: string | null
      failedReader: CardReader
    }
  | {
      screen: 'form-identity-typed'
      form: FormDefinition
      name: string
      number: string
      problems: { name?: AnswerProblem; number?: AnswerProblem }
    }
  /** A person under 14, or with no guardian beside: goes to the clerk (个人信息保护法第三十一条). */
  | { screen: 'form-guardian'; form: FormDefinition }
  | {
      screen: 'form-fields'
      form: FormDefinition
      step: string
      fields: AskedField[]
      answers: Answers
      problems: Record<string, AnswerProblem>
      /** Fields that a clerk wrote for the citizen. */
      byClerk: readonly string[]
    }
  | {
      screen: 'form-check'
      form: FormDefinition
      /** Null for whoever stays unnamed. */
      identity: { name: string; number: string } | null
      summary: (SummaryLine & { step: string | null })[]
      answers: Answers
      known: Circumstances
      byClerk: readonly string[]
      /** Of the signature; null where the form wants none. */
      strokes: Strokes | null
      submitting: boolean
      failure: 'disk-full' | 'not-ready' | 'internal' | null
    }
  | {
      screen: 'receipt'
      form: FormDefinition
      result: Submitted
      outcome: FormOutcome
      print: PrintState & {
        /** All or a piece of it may lie on paper: what comes next is marked as a reprint. */
        readonly onPaper: boolean
      }
      /** The application on A4. */
      sheets: PrintState
    }
  | ({ screen: 'evaluation' } & Pick<EvaluationContext, 'service' | 'choice'> & {
        /** Who served was scored, the three questions were answered. */
        readonly rated: boolean
        readonly answered: boolean
      })
  | ({ screen: 'evaluation-rating'; status: 'loading' | 'failed' | 'shown' } & {
      /** Whose scores stand; before that all who work here are offered. */
      readonly staff: NonNullable<EvaluationContext['staff']>
    } & Pick<EvaluationContext, 'rating'>)
  | ({ screen: 'evaluation-survey' } & Pick<EvaluationContext, 'survey'>)
  | DirectoryScreen
  | { screen: 'farewell' }
  | {
      screen: 'progress-query'
      status: 'idle' | 'asking' | 'failed'
      reason: 'office-unreachable' | 'limited' | 'internal' | 'not-found' | null
    }
  /** The card is asked for that proves the number. */
  | { screen: 'progress-card'; number: string; situation: string | null; reader: CardReader }
  | {
      screen: 'progress-result'
      progress: Progress
      number: string
      /** Something was just added. */ supplied: boolean
    }
  | {
      screen: 'progress-supplement'
      number: string
      /** What the office asked for, in Chinese. */
      wanted: string | null
      status: 'writing' | 'sending' | 'failed'
    }
  /** What one takes a number for. */
  | {
      screen: 'queue-topics'
      status: 'choosing' | 'taking' | 'failed'
      reason: 'office-unreachable' | 'closed' | 'limited' | 'internal' | null
    }
  | { screen: 'queue-number'; ticket: QueueTicket; print: PrintState }
  /** Another page took the session. */
  | { screen: 'inactive' }

/** The frame around every screen: header, step bar, bottom bar, overlays, notices. */
export interface Frame {
  readonly language: string
  readonly display: Display
  /** Every screen is read aloud; with headphones only the visitor hears it. */
  readonly speech: { readonly on: boolean; readonly headphones: boolean }
  readonly canGoBack: boolean
  /** Steps of the running form, for 「第 2 步，共 6 步」; null outside forms. */
  readonly steps: {
    readonly titles: { readonly id: string; readonly title: string }[]
    readonly index: number
  } | null
  readonly overlay:
    | 'none'
    | 'idle-warning'
    | 'emergency'
    | 'languages'
    | 'display'
    | 'call'
    | 'accompany'
    | 'leave'
    | 'scan-refused'
  /** A clerk who sees this screen, or is asked to. */
  readonly accompany: Accompany
  /** The day in Asia/Shanghai, YYYY-MM-DD, and how many slides the waiting screen has turned. */
  readonly today: string
  readonly slide: number
  /** The page is hidden behind a picture. */
  readonly covered: boolean
  readonly call: 'none' | 'ringing' | 'answered' | 'unreachable'
  readonly devices: DevicesFact
  readonly officeReachable: boolean
  /** What the desk has every visitor know, in Chinese. */
  readonly deskMessage: string | null
  /** Who waits at the office, and who is called; null: nobody, as far as is known. */
  readonly queue: QueueNews | null
  /** Which idle period holds here (kiosk.yaml `idle`). `none`: a card is being read or paper comes out. */
  readonly idle: 'none' | 'attract' | 'home' | 'information' | 'form' | 'quiet'
  /** A card is kept for the next application: VISITOR_PAUSED lets it go. */
  readonly keepsCard: boolean
  /** Something was entered that HOME would lose. */
  readonly losesData: boolean
}

export interface View {
  readonly epoch: number
  readonly frame: Frame
  readonly screen: Screen
}
