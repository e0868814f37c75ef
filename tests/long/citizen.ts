import type { SessionEvent } from '../../kiosk/session/events.ts'
import type { Screen, View } from '../../kiosk/session/screen.ts'
import { fillForm, visitor } from '../support/visit.ts'

/** Chance, from a seed that is printed: the same seed makes the same choices. */
export interface Chance {
  /** True with probability `p`. */
  readonly is: (p: number) => boolean
  readonly of: <T>(list: readonly T[]) => T
}

/** What a citizen does next: a touch, something at the devices, or nothing for a moment. */
export type Move =
  | { readonly touch: SessionEvent }
  | { readonly card: 'idCard' | 'socialCard' }
  | { readonly scan: string }
  | 'wait'

const QUESTIONS = [
  '老板拖欠工资怎么办',
  '离婚',
  '第一千零七十九条',
  '@@@',
  '欠条没有写日期还能要回来吗',
] as const
/** What anybody may press on any screen. */
const anywhere: readonly SessionEvent[] = [
  { type: 'BACK' },
  { type: 'HOME' },
  { type: 'EMERGENCY' },
  { type: 'OPEN_LANGUAGES' },
  { type: 'OPEN_DISPLAY' },
  { type: 'CALL_STAFF' },
  { type: 'CLOSE_OVERLAY' },
  { type: 'CHANGE_LANGUAGE', language: 'ug' },
  { type: 'CHANGE_LANGUAGE', language: 'zh-CN' },
  { type: 'SET_DISPLAY', display: { text: 'extra-large', contrast: 'high' } },
  { type: 'COVER' },
  { type: 'UNCOVER' },
]
const STRAY = 0.08

/** `done`: receipts that were taken home from this kiosk, for whoever asks how far things are. */
export function nextMove(
  { screen, frame }: View,
  chance: Chance,
  done: readonly { readonly number: string; readonly token: string }[],
): Move {
  if (frame.covered) return { touch: { type: 'UNCOVER' } }
  if (frame.overlay === 'idle-warning') return { touch: { type: 'IDLE_CONTINUED' } }
  if (frame.overlay !== 'none' && chance.is(0.7)) return { touch: { type: 'CLOSE_OVERLAY' } }
  if (screen.screen !== 'attract' && chance.is(STRAY)) return { touch: chance.of(anywhere) }
  if (chance.is(0.02)) return { scan: chance.of(['https://example.com/pay', ...done.map(qrOf)]) }
  return onScreen(screen, chance, done)
}

const qrOf = ({ number, token }: { number: string; token: string }) => `mingli:1?n=${number}&t=${token}`

function onScreen(
  screen: Screen,
  chance: Chance,
  done: readonly { readonly number: string; readonly token: string }[],
): Move {
  switch (screen.screen) {
    case 'attract':
      return { touch: { type: 'TOUCH' } }
    case 'home':
      return {
        touch: chance.of<SessionEvent>([
          { type: 'OPEN_APPLICATION', form: 'legal-aid' },
          { type: 'OPEN_APPLICATION', form: 'legal-aid' },
          { type: 'OPEN_APPLICATION', form: 'legal-aid' },
          { type: 'OPEN_LAWS', question: chance.of(QUESTIONS) },
          { type: 'OPEN_PROGRESS' },
          { type: 'OPEN_EVALUATION' },
        ]),
      }
    case 'law-search': {
      const hit = screen.hits[0] && chance.of(screen.hits)
      if (screen.status === 'searching') return 'wait'
      return { touch: hit ? { type: 'OPEN_ARTICLE', id: hit.id } : { type: 'HOME' } }
    }
    case 'law-article':
      if (screen.status === 'loading' || screen.print.status === 'printing') return 'wait'
      return {
        touch: chance.of<SessionEvent>([{ type: 'PRINT_ARTICLE' }, { type: 'BACK' }, { type: 'HOME' }]),
      }
    case 'law-contents':
      return { touch: { type: 'BACK' } }
    case 'form-loading':
      return screen.status === 'loading' ? 'wait' : { touch: { type: 'HOME' } }
    case 'form-notice':
      return { touch: chance.is(0.95) ? { type: 'AGREE' } : { type: 'DECLINE' } }
    case 'form-identity-card':
      if (screen.identity !== null) return { touch: { type: 'CONTINUE' } }
      if (chance.is(0.3)) return { touch: { type: 'TYPE_IDENTITY' } }
      return chance.is(0.5) ? { card: chance.of(['idCard', 'idCard', 'socialCard']) } : 'wait'
    case 'form-identity-typed':
      return {
        touch: { type: 'SUBMIT_TYPED_IDENTITY', name: visitor.name, number: visitor.number },
      }
    case 'form-guardian':
      return { touch: { type: 'HOME' } }
    case 'form-fields':
      return {
        touch: chance.is(0.5) ? { type: 'ANSWER', answers: fillForm(screen.form) } : { type: 'CONTINUE' },
      }
    case 'form-check': {
      if (screen.submitting) return chance.is(0.5) ? { touch: { type: 'CONFIRM' } } : 'wait'
      const step = chance.of(screen.summary).step
      return { touch: step === null || chance.is(0.9) ? { type: 'CONFIRM' } : { type: 'CHANGE', step } }
    }
    case 'receipt': {
      const { status, onPaper } = screen.print
      if (status === 'printing') return 'wait'
      if (status !== 'printed' && chance.is(0.4)) return { touch: { type: 'PRINT', copy: onPaper } }
      return chance.is(0.5) ? { touch: { type: 'FINISH' } } : 'wait'
    }
    case 'evaluation':
      return {
        touch: chance.of<SessionEvent>([
          { type: 'EVALUATE', score: 4, tags: [] },
          { type: 'SKIP_EVALUATION' },
          { type: 'FINISH' },
        ]),
      }
    case 'progress-query': {
      const receipt = done[0] && chance.of(done)
      if (screen.status === 'asking') return 'wait'
      if (receipt && screen.status === 'idle') return { touch: { type: 'QUERY', ...receipt } }
      return { touch: { type: 'HOME' } }
    }
    case 'progress-result':
      return { touch: { type: 'HOME' } }
    case 'farewell':
      return { touch: { type: 'FINISH' } }
    case 'inactive':
      return 'wait'
    default:
      throw new Error(`no such screen: ${JSON.stringify(screen)}`)
  }
}
