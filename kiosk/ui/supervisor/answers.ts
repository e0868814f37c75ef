import { unreachable, type Result } from '../../../base/result.ts'
import type { SessionEvent, SessionRequest } from '../../session/events.ts'
import type { Client, ClientFailure, SessionClient } from './client.ts'

/** What came of a request: the event that answers it (null: it needs none), and why it failed if it did. */
export interface Answered {
  readonly event: SessionEvent | null
  readonly failure: ClientFailure | null
}

/** Requests that ask the service something, as against those that begin and end a visit. */
export type ServiceRequest = Exclude<SessionRequest, { name: 'BEGIN_SESSION' } | { name: 'END_SESSION' }>

/** Public reading: answered without a visit, so nothing of a visit goes with it. */
const PUBLIC = [
  'SEARCH_LAWS',
  'LOAD_ARTICLE',
  'LOAD_CONTENTS',
  'LOAD_FORM',
  'LOAD_DIRECTORY',
  'LOAD_GUIDES',
  'LOAD_GUIDE',
] as const
export type PublicRequest = Extract<ServiceRequest, { name: (typeof PUBLIC)[number] }>
export type VisitRequest = Exclude<ServiceRequest, PublicRequest>

export const isPublic = (request: ServiceRequest): request is PublicRequest =>
  (PUBLIC as readonly string[]).includes(request.name)

async function translate<T>(
  answer: Promise<Result<T, ClientFailure>>,
  onValue: (value: T) => SessionEvent | null,
  onFailure: (failure: ClientFailure) => SessionEvent | null,
): Promise<Answered> {
  const result = await answer
  return result.ok
    ? { event: onValue(result.value), failure: null }
    : { event: onFailure(result.error), failure: result.error }
}

const nothing = (): null => null

export function askPublic(client: Client, request: PublicRequest): Promise<Answered> {
  switch (request.name) {
    case 'SEARCH_LAWS': {
      const { name: _, ...wish } = request
      return translate(
        client.searchLaws(wish),
        (found) => ({ type: 'LAWS_FOUND', question: wish.question, ...found }),
        () => ({ type: 'LAWS_FAILED' }),
      )
    }
    case 'LOAD_ARTICLE':
      return translate(
        client.lawArticle(request.id),
        (article) => ({ type: 'ARTICLE_LOADED', article }),
        () => ({ type: 'ARTICLE_FAILED' }),
      )
    case 'LOAD_CONTENTS':
      return translate(
        client.lawContents(request.id),
        (contents) => ({ type: 'CONTENTS_LOADED', contents }),
        () => ({ type: 'CONTENTS_FAILED' }),
      )
    case 'LOAD_FORM':
      return translate(
        client.form(request.form),
        (form) => ({ type: 'FORM_LOADED', form }),
        () => ({ type: 'FORM_FAILED' }),
      )
    case 'LOAD_DIRECTORY':
      return translate(
        client.directory(),
        (directory) => ({ type: 'DIRECTORY_LOADED', directory }),
        () => ({ type: 'DIRECTORY_FAILED' }),
      )
    case 'LOAD_GUIDES':
      return translate(
        client.guides(),
        (list) => ({ type: 'GUIDES_LOADED', list }),
        () => ({ type: 'GUIDES_FAILED' }),
      )
    case 'LOAD_GUIDE':
      return translate(
        client.guide(request.guide),
        (sheet) => ({ type: 'GUIDE_LOADED', sheet }),
        () => ({ type: 'GUIDE_FAILED' }),
      )
    default:
      return unreachable(request)
  }
}

export function askInVisit(
  session: SessionClient,
  request: VisitRequest,
  language: string,
): Promise<Answered> {
  switch (request.name) {
    case 'CALL_STAFF':
      return translate(
        session.call(request.screen, language),
        ({ call }) => ({ type: 'CALL_STARTED', call }),
        () => ({ type: 'CALL_FAILED' }),
      )
    case 'ASK_ACCOMPANY':
      return translate(
        session.accompany(language),
        ({ accompany }) => ({ type: 'ACCOMPANY_STARTED', accompany }),
        () => ({ type: 'ACCOMPANY_FAILED' }),
      )
    case 'AGREE_ACCOMPANY':
      return translate(session.agreeAccompany(request.accompany), nothing, () => ({
        type: 'ACCOMPANY_ENDED',
        accompany: request.accompany,
        reason: 'unreachable',
      }))
    case 'STOP_ACCOMPANY':
      return translate(session.stopAccompany(request.accompany), nothing, nothing)
    case 'SHARE_SCREEN': {
      const { name: _, ...share } = request
      return translate(session.shareScreen(share), nothing, nothing)
    }
    case 'ARM_CARD_READER':
      return translate(session.arm(request.armed), nothing, nothing)
    case 'FORGET_CARDS':
      return translate(session.forgetCards(), nothing, nothing)
    case 'PROVE_CARD':
      return translate(
        session.proveCard(request.reference, request.birthday),
        ({ proven, left }) => (proven ? { type: 'CARD_PROVEN' } : { type: 'CARD_DOUBTED', left }),
        () => ({ type: 'CARD_PROOF_FAILED' }),
      )
    case 'SUBMIT': {
      const { name: _, ...submission } = request
      return translate(
        session.submit({ ...submission, language }),
        (result) => ({ type: 'SUBMITTED', result }),
        (failure) => ({ type: 'SUBMIT_FAILED', reason: submitReason(failure) }),
      )
    }
    case 'PRINT_RECEIPT':
      return translate(
        session.print(request.submissionId, request.copy),
        ({ job }) => ({ type: 'PRINT_STARTED', job }),
        () => ({ type: 'PRINT_REFUSED' }),
      )
    case 'PRINT_SHEETS':
      return translate(session.printSheets(request.submissionId), nothing, () => ({ type: 'SHEETS_REFUSED' }))
    case 'PRINT_ARTICLE':
      return translate(
        session.printArticle(request.article, language),
        ({ job }) => ({ type: 'PRINT_STARTED', job }),
        () => ({ type: 'PRINT_REFUSED' }),
      )
    case 'PRINT_SLIP':
      return translate(
        session.printSlip(request.subject, language),
        ({ job }) => ({ type: 'PRINT_STARTED', job }),
        () => ({ type: 'PRINT_REFUSED' }),
      )
    case 'OPEN_REFERRAL': {
      const { name: _, ...referral } = request
      return translate(
        session.openReferral(referral),
        (opened) => ({ type: 'REFERRAL_OPENED', ...opened }),
        () => ({ type: 'REFERRAL_FAILED' }),
      )
    }
    case 'TAKE_NUMBER':
      return translate(
        session.takeNumber({ id: request.id, topic: request.topic, language }),
        (ticket) => ({ type: 'NUMBER_GIVEN', ticket }),
        (failure) => ({
          type: 'NUMBER_FAILED',
          reason: failure === 'not-found' ? 'closed' : officeReason(failure),
        }),
      )
    case 'PRINT_NUMBER':
      return translate(
        session.printNumber(language),
        ({ job }) => ({ type: 'PRINT_STARTED', job }),
        () => ({ type: 'PRINT_REFUSED' }),
      )
    case 'PRINT_REFERRAL':
      return translate(
        session.printReferral(request.number, language),
        ({ job }) => ({ type: 'PRINT_STARTED', job }),
        () => ({ type: 'PRINT_REFUSED' }),
      )
    case 'SEND_EVALUATION': {
      const { name: _, ...evaluation } = request
      return translate(session.evaluate(evaluation), nothing, nothing)
    }
    case 'COUNT_OUTCOME': {
      const { name: _, ...outcome } = request
      return translate(session.countOutcome(outcome), nothing, nothing)
    }
    case 'SEND_SUPPLEMENT':
      return translate(
        session.supplement({ number: request.number, text: request.text }),
        () => ({ type: 'SUPPLEMENT_SENT' }),
        () => ({ type: 'SUPPLEMENT_FAILED' }),
      )
    case 'QUERY_PROGRESS':
      return translate(
        session.progress({ number: request.number, proof: request.proof }),
        (progress) => ({ type: 'PROGRESS_FOUND', progress }),
        (failure) => ({ type: 'PROGRESS_FAILED', reason: officeReason(failure) }),
      )
    default:
      return unreachable(request)
  }
}

/** The answer to a request that could not be asked, since no visit was granted in time. */
export const unasked = (request: VisitRequest): SessionEvent | null => {
  switch (request.name) {
    case 'CALL_STAFF':
      return { type: 'CALL_FAILED' }
    case 'ASK_ACCOMPANY':
      return { type: 'ACCOMPANY_FAILED' }
    case 'PROVE_CARD':
      return { type: 'CARD_PROOF_FAILED' }
    case 'SUBMIT':
      return { type: 'SUBMIT_FAILED', reason: 'not-ready' }
    case 'OPEN_REFERRAL':
      return { type: 'REFERRAL_FAILED' }
    case 'TAKE_NUMBER':
      return { type: 'NUMBER_FAILED', reason: 'internal' }
    case 'PRINT_NUMBER':
    case 'PRINT_RECEIPT':
    case 'PRINT_ARTICLE':
    case 'PRINT_SLIP':
    case 'PRINT_REFERRAL':
      return { type: 'PRINT_REFUSED' }
    case 'PRINT_SHEETS':
      return { type: 'SHEETS_REFUSED' }
    case 'SEND_SUPPLEMENT':
      return { type: 'SUPPLEMENT_FAILED' }
    case 'QUERY_PROGRESS':
      return { type: 'PROGRESS_FAILED', reason: 'internal' }
    default:
      return null
  }
}

const submitReason = (failure: ClientFailure): 'disk-full' | 'not-ready' | 'card' | 'internal' =>
  failure === 'disk-full' || failure === 'not-ready' || failure === 'card' ? failure : 'internal'

const officeReason = (failure: ClientFailure): 'office-unreachable' | 'limited' | 'internal' =>
  failure === 'office-unreachable' || failure === 'limited' ? failure : 'internal'
