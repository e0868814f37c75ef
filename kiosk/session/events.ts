import type { AnswerValue } from '../../content/engine/form-field.ts'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import type { Answers, StaffRating, Survey } from '../../exchange/schemas/message.ts'
import type { QueueTicket, QueueTopic } from '../../exchange/schemas/queue.ts'
import type { GuideAnswer, GuideAnswers } from '../../content/engine/guide-condition.ts'
import type { AccompanyCommand } from '../../exchange/schemas/accompany.ts'
import type {
  AccompanyShare,
  AnswerHit,
  CardReader,
  DevicesFact,
  Directory,
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
  ScannedReceipt,
  SlipSubject,
  Submitted,
} from '../api.ts'
import type { DirectoryStop } from './directory-stop.ts'
import type { GuidesStart } from './guide-context.ts'

/**
 * Everything that can happen to a session. Requests of the citizen are imperative, facts are past tense.
 * The root takes the global ones; a journey takes its own and what the service answers.
 */
type GlobalEvent =
  | { type: 'TOUCH' } // any touch at attract
  /** The waiting screen shows the next of its slides. */
  | { type: 'TURN_SLIDE' }
  | { type: 'HOME' }
  | { type: 'BACK' }
  | { type: 'START_OVER' }
  | { type: 'CALL_STAFF' }
  | { type: 'CLOSE_OVERLAY' }
  | { type: 'EMERGENCY' }
  | { type: 'OPEN_LANGUAGES' }
  | { type: 'OPEN_DISPLAY' }
  | { type: 'CHANGE_LANGUAGE'; language: string }
  | { type: 'SET_DISPLAY'; display: Partial<Display> }
  /** Read every screen aloud from now on, or stop doing so. */
  | { type: 'SET_SPEECH'; on: boolean }
  /** A sentence began, or nothing more is being read: who listens has not walked away. */
  | { type: 'SPEECH_STARTED' }
  | { type: 'SPEECH_ENDED' }
  | { type: 'HEADPHONES_CHANGED'; plugged: boolean }
  | { type: 'QUICK_EXIT' }
  /** Somebody comes near: nothing of the visit is to be seen until UNCOVER. Time goes on. */
  | { type: 'COVER' }
  | { type: 'UNCOVER' }
  | { type: 'IDLE_WARNED' }
  /** Half the idle period has passed without a touch: somebody else may stand here by now. */
  | { type: 'VISITOR_PAUSED' }
  | { type: 'IDLE_CONTINUED' }
  | { type: 'IDLE_EXPIRED' }
  | { type: 'CALL_STARTED'; call: string }
  | { type: 'CALL_FAILED' }
  | { type: 'CALL_CHANGED'; call: string; state: 'ringing' | 'answered' | 'ended' | 'unreachable' }
  | { type: 'DEVICES_CHANGED'; devices: DevicesFact }
  | { type: 'OFFICE_REACHABLE'; reachable: boolean }
  | { type: 'DESK_MESSAGE'; text: string | null }
  | { type: 'QUEUE_TOLD'; queue: QueueNews | null }
  /** The day in Asia/Shanghai, YYYY-MM-DD: the machine has no clock. */
  | { type: 'DAY_CHANGED'; today: string }
  | { type: 'SESSION_BEGUN'; epoch: number }
  | { type: 'LEASE_LOST' }
  /** Somebody held a code before the scanner; null: none of a receipt of ours. */
  | { type: 'CODE_SCANNED'; receipt: ScannedReceipt }
  | AccompanyEvent

/** Accompany mode: the citizen asks, agrees and stops; a clerk's order can be nothing but AccompanyCommand. */
type AccompanyEvent =
  | { type: 'ASK_ACCOMPANY' }
  | { type: 'AGREE_ACCOMPANY' }
  | { type: 'STOP_ACCOMPANY' }
  | { type: 'ACCOMPANY_STARTED'; accompany: string }
  | { type: 'ACCOMPANY_FAILED' }
  | { type: 'ACCOMPANY_OFFERED'; accompany: string; clerk: string; code: string }
  | { type: 'ACCOMPANY_ORDER'; accompany: string; place: string; command: AccompanyCommand }
  | { type: 'ACCOMPANY_ENDED'; accompany: string; reason: 'clerk' | 'nobody' | 'unreachable' }

export type StartEvent =
  | { type: 'OPEN_ASSISTANT' }
  /** `article`: read this one, and go back to where one came from. */
  | { type: 'OPEN_LAWS'; question?: string; article?: string }
  | { type: 'OPEN_GUIDES'; start: GuidesStart }
  /** `given`: what a guide knows already. */
  | { type: 'OPEN_APPLICATION'; form: string; given?: GivenAnswers }
  | { type: 'OPEN_PROGRESS' }
  | { type: 'OPEN_EVALUATION' }
  /** A number to wait with for who is at the window. */
  | { type: 'OPEN_QUEUE' }
  /** The catalogue of services, or what the office makes public, at one of its pages. */
  | { type: 'OPEN_DIRECTORY'; stop: DirectoryStop }

/** Points `x, y, x, y, …` of each stroke. */
export type Strokes = readonly (readonly number[])[]

/** What an application begins with: answers by field, and what happened as a text. */
export interface GivenAnswers {
  readonly filled: Readonly<Record<string, AnswerValue>>
  readonly story: string
}

type GuideEvent =
  | { type: 'GUIDES_LOADED'; list: GuideList }
  | { type: 'GUIDES_FAILED' }
  | { type: 'GUIDE_LOADED'; sheet: GuideSheet }
  | { type: 'GUIDE_FAILED' }
  | { type: 'RETRY_GUIDE' }
  /** Null: all topics. */
  | { type: 'CHOOSE_TOPIC'; topic: string | null }
  | { type: 'CHOOSE_GUIDE'; guide: string }
  | { type: 'ANSWER_GUIDE'; question: string; answer: GuideAnswer }
  | { type: 'SKIP_QUESTIONS' }
  /** From the end back to one question. */
  | { type: 'CHANGE_ANSWER'; question: string }
  /** The slip for a kind of body. */
  | { type: 'SHOW_SLIP'; body: string }
  | { type: 'REFERRAL_OPENED'; number: string; discreet: boolean }
  | { type: 'REFERRAL_FAILED' }
  | { type: 'PRINT_REFERRAL' }

type LawsEvent =
  | { type: 'SEARCH'; question: string }
  /** What is shown of the results, with the same question. */
  | { type: 'FILTER_LAWS'; kind?: LawKind; past?: boolean }
  | { type: 'LAWS_FOUND'; question: string; answers: AnswerHit[]; hits: LawHit[]; law: LawVersion | null }
  | { type: 'LAWS_FAILED' }
  | { type: 'TURN_RESULTS'; page: number }
  /** Opens one of the answers that were found. */
  | { type: 'OPEN_ANSWER'; id: string }
  /** Opens an article; going back leads to where this was touched. */
  | { type: 'OPEN_ARTICLE'; id: string }
  /** Reads on in place: the neighbour, the version in force, once more. */
  | { type: 'TURN_ARTICLE'; id: string }
  | { type: 'ARTICLE_LOADED'; article: LawArticle }
  | { type: 'ARTICLE_FAILED' }
  /** The contents of one version of a law, at a chapter. */
  | { type: 'OPEN_CONTENTS'; id: string; path: readonly string[] }
  | { type: 'CONTENTS_LOADED'; contents: LawContents }
  | { type: 'CONTENTS_FAILED' }
  | { type: 'OPEN_CHAPTER'; path: readonly string[] }
  | { type: 'TURN_CONTENTS'; page: number }
  | { type: 'PRINT_ARTICLE' }

/** The conversation; what is found comes as LAWS_FOUND. */
type AssistantEvent =
  | { type: 'ASK'; question: string }
  /** One of what the assistant offered: a topic or an answer, by id. */
  | { type: 'CHOOSE'; choice: string }
  | { type: 'NONE_FITS' }

type DirectoryEvent =
  | { type: 'DIRECTORY_LOADED'; directory: Directory }
  | { type: 'DIRECTORY_FAILED' }
  | { type: 'RETRY_DIRECTORY' }
  /** On to another page; going back leads here. */
  | { type: 'GO_TO'; stop: DirectoryStop }
  /** Bodies for this matter alone; null: all. */
  | { type: 'CHOOSE_MATTER'; matter: string | null }
  | { type: 'ANSWER_QUIZ'; option: number }
  | { type: 'NEXT_QUESTION' }
  | { type: 'PRINT_SLIP' }

type ApplicationEvent =
  | { type: 'FORM_LOADED'; form: FormDefinition }
  | { type: 'FORM_FAILED' }
  | { type: 'AGREE' }
  | { type: 'DECLINE' }
  | { type: 'CARD_READ'; identity: MaskedIdentity }
  | { type: 'CARD_FAILED'; reader: CardReader; situation: string }
  /** Still the holder of the card that was read for an earlier application, who was born on `birthday` (MMDD). */
  | { type: 'PROVE_CARD'; birthday: string }
  | { type: 'CARD_PROVEN' }
  /** Another day; `left`: so many tries more, at 0 the service has forgotten the card. */
  | { type: 'CARD_DOUBTED'; left: number }
  | { type: 'CARD_PROOF_FAILED' } // nothing was compared
  | { type: 'TYPE_IDENTITY' } // no card with me
  | { type: 'USE_CARD' } // back to the reader
  /** Name and number as typed so far: kept, not judged. */
  | { type: 'WRITE_IDENTITY'; name: string; number: string }
  | { type: 'SUBMIT_TYPED_IDENTITY'; name: string; number: string }
  /** The page's fields as typed so far: kept, not judged; `by`: a clerk wrote them for the citizen. */
  | { type: 'ANSWER'; answers: Answers; by?: 'clerk' }
  | { type: 'CONTINUE' } // judged; stays with problems, else goes on (or returns to check)
  | { type: 'CHANGE'; step: string } // from check-answers
  /** The supervisor adds an id; the machine keeps the first one for what is confirmed, so taps repeat it. */
  | { type: 'CONFIRM'; submissionId?: string }
  /** All strokes of the signature so far, as in exchange/schemas/message.ts; none: it is wiped. */
  | { type: 'SIGN'; strokes: Strokes }
  | { type: 'SUBMITTED'; result: Submitted }
  | { type: 'SUBMIT_FAILED'; reason: 'disk-full' | 'not-ready' | 'card' | 'internal' }
  | { type: 'PRINT'; copy: boolean }
  | { type: 'PRINT_STARTED'; job: string }
  | {
      type: 'PRINT_ENDED'
      job: string
      outcome: 'printed' | 'unknown' | 'failed'
      situation?: string | undefined
      began?: boolean | undefined
    }
  | { type: 'PRINT_REFUSED' } // no printer, or the service could not take the job
  /** The application on A4, to be signed. */
  | { type: 'PRINT_SHEETS' }
  | { type: 'SHEETS_ENDED'; outcome: 'printed' | 'unknown' | 'failed'; situation?: string | undefined }
  | { type: 'SHEETS_REFUSED' } // no A4 printer
  | { type: 'FINISH' }

type ProgressEvent =
  | { type: 'QUERY'; number: string; token: string }
  /** No query code at hand: the card of the person proves it. */
  | { type: 'QUERY_BY_CARD'; number: string }
  | { type: 'PROGRESS_FOUND'; progress: Progress }
  | { type: 'PROGRESS_FAILED'; reason: 'office-unreachable' | 'limited' | 'internal' }
  /** To add something to the application that is shown. */
  | { type: 'ADD_SUPPLEMENT' }
  | { type: 'SEND_SUPPLEMENT'; text: string }
  | { type: 'SUPPLEMENT_SENT' }
  | { type: 'SUPPLEMENT_FAILED' }

type QueueEvent =
  /** The supervisor adds an id; the machine keeps the first one, so touches repeat the same number. */
  | { type: 'TAKE_NUMBER'; topic: QueueTopic; ticketId?: string }
  | { type: 'RETRY_NUMBER' }
  | { type: 'NUMBER_GIVEN'; ticket: QueueTicket }
  | { type: 'NUMBER_FAILED'; reason: 'office-unreachable' | 'closed' | 'limited' | 'internal' }
  | { type: 'PRINT_TICKET' }

type EvaluationEvent =
  | { type: 'EVALUATE'; score: 1 | 2 | 3 | 4 | 5; tags: string[] } // as chosen so far; sent on leaving
  | { type: 'SKIP_EVALUATION' }
  /** More of it, for who wants to: who served, and the three questions. */
  | { type: 'OPEN_RATING' }
  | { type: 'RATE_STAFF'; staff: string }
  | { type: 'RATE'; aspect: Exclude<keyof StaffRating, 'staff'>; score: 1 | 2 | 3 | 4 | 5 }
  | { type: 'OPEN_SURVEY' }
  | { type: 'ANSWER_SURVEY'; question: keyof Survey; yes: boolean }

export type SessionEvent =
  | GlobalEvent
  | StartEvent
  | LawsEvent
  | AssistantEvent
  | DirectoryEvent
  | GuideEvent
  | ApplicationEvent
  | ProgressEvent
  | EvaluationEvent
  | QueueEvent

/** How the page looks for this citizen; personal in effect, so it dies with the session. */
export interface Display {
  readonly text: 'standard' | 'large' | 'extra-large'
  readonly contrast: 'standard' | 'high'
  readonly low: boolean
  /** `long`: idle periods three times as long, for who needs them. */
  readonly time: 'standard' | 'long'
}

/**
 * What the machine asks of the world, emitted as actions by name and answered by events. The supervisor
 * carries them out and drops an answer whose epoch is over.
 */
export type SessionRequest =
  | { name: 'BEGIN_SESSION' }
  | {
      name: 'END_SESSION'
      reason: 'finished' | 'start-over' | 'quick-exit' | 'idle' | 'lease-lost' | 'error'
    }
  | { name: 'CALL_STAFF'; screen: string }
  | { name: 'ASK_ACCOMPANY' }
  | { name: 'AGREE_ACCOMPANY'; accompany: string }
  | { name: 'STOP_ACCOMPANY'; accompany: string }
  /** Of the supervisor, as often as what the clerk may see changes. */
  | ({ name: 'SHARE_SCREEN' } & AccompanyShare)
  | { name: 'SEARCH_LAWS'; question: string; kind: LawKind; past: boolean }
  | { name: 'LOAD_ARTICLE'; id: string }
  | { name: 'LOAD_CONTENTS'; id: string }
  | { name: 'LOAD_FORM'; form: string }
  | { name: 'LOAD_DIRECTORY' }
  | { name: 'LOAD_GUIDES' }
  | { name: 'LOAD_GUIDE'; guide: string }
  | { name: 'OPEN_REFERRAL'; guide: string; answers: GuideAnswers; body: string }
  | { name: 'PRINT_REFERRAL'; number: string }
  | { name: 'TAKE_NUMBER'; id: string; topic: QueueTopic }
  | { name: 'PRINT_NUMBER' }
  | { name: 'ARM_CARD_READER'; armed: boolean }
  /** What the cards of this visit said is wiped in the service too. */
  | { name: 'FORGET_CARDS' }
  | { name: 'PROVE_CARD'; reference: string; birthday: string }
  | {
      name: 'SUBMIT'
      submissionId: string
      form: string
      formVersion: string
      identity:
        | { method: 'card'; reference: string }
        | { method: 'typed'; identity: { name: string; number: string } }
        | null
      answers: Answers
      strokes?: number[][]
      byClerk: string[]
    }
  | { name: 'PRINT_RECEIPT'; submissionId: string; copy: boolean }
  | { name: 'PRINT_SHEETS'; submissionId: string }
  | { name: 'PRINT_ARTICLE'; article: string }
  | { name: 'PRINT_SLIP'; subject: SlipSubject }
  | {
      name: 'SEND_EVALUATION'
      service: string
      score: number
      tags: string[]
      rating: StaffRating | undefined
      survey: Survey | undefined
    }
  /** How a journey ended: null where one came to what one came for, else the step at which one left. */
  | {
      name: 'COUNT_OUTCOME'
      journey: 'application' | 'guide' | 'progress'
      subject: string
      leftAt: string | null
    }
  /** Something was found, and the visitor opened nothing of it. */
  | { name: 'COUNT_OUTCOME'; journey: 'search'; question: string }
  | { name: 'SEND_SUPPLEMENT'; number: string; text: string }
  | {
      name: 'QUERY_PROGRESS'
      number: string
      proof: { kind: 'token'; token: string } | { kind: 'card'; reference: string }
    }
