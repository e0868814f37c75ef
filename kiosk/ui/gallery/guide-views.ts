import type { GuideAnswer } from '../../../content/engine/guide-condition.ts'
import type { GuideQuestion } from '../../../content/engine/guide-schema.ts'
import type { GuideList, GuideSheet } from '../../api.ts'
import type { SessionEvent } from '../../session/events.ts'
import { createFlow, viewOf } from '../../session/index.ts'
import type { Screen } from '../../session/screen.ts'
import { devices, guides, sheet } from '../../session/fixtures.ts'

/** A usual answer: it leads to the next question. */
function usual(question: GuideQuestion): GuideAnswer {
  switch (question.kind) {
    case 'choice':
      return question.options[0]!.id
    case 'yes-no':
      return 'yes'
    case 'choices':
      return question.options.slice(0, 2).map(({ id }) => id)
    case 'date':
      return '2026-03-02'
    case 'amount':
      return '18600'
    default:
      return String(question.min)
  }
}

/** A guide walked through by the session itself: its screens as they come. */
function walkThrough(of: GuideSheet) {
  const flow = createFlow({ languages: ['zh-CN'], today: '2026-11-22', devices: devices() })
  let { snapshot } = flow.start()
  const send = (...events: readonly SessionEvent[]): Screen => {
    for (const event of events) ({ snapshot } = flow.step(snapshot, event))
    return viewOf(snapshot).screen
  }
  const begin = () =>
    send({ type: 'OPEN_GUIDES', start: { guide: of.guide.id } }, { type: 'GUIDE_LOADED', sheet: of })
  return { send, begin }
}

function questions(of: GuideSheet) {
  const { send, begin } = walkThrough(of)
  const byKind = new Map<GuideQuestion['kind'], Screen>()
  let screen = begin()
  const first = screen
  while (screen.screen === 'guide-question') {
    const { id, question } = screen
    // Going back, what was answered stands there.
    send({ type: 'ANSWER_GUIDE', question: id, answer: usual(question) })
    if (!byKind.has(question.kind)) {
      byKind.set(question.kind, send({ type: 'BACK' }))
      send({ type: 'ANSWER_GUIDE', question: id, answer: usual(question) })
    }
    screen = send({ type: 'DEVICES_CHANGED', devices: devices() })
  }
  const refer =
    screen.screen === 'guide-outcome' ? screen.advice.actions.find((one) => 'refer' in one) : undefined
  const slip =
    refer && 'refer' in refer
      ? send({ type: 'SHOW_SLIP', body: refer.refer }, opened(of.guide.violence))
      : screen
  return { first, outcome: screen, slip, kind: (kind: GuideQuestion['kind']) => byKind.get(kind) ?? first }
}

const opened = (discreet: boolean) =>
  ({ type: 'REFERRAL_OPENED', number: '261122-QT01-ZK7M2P', discreet }) as const

/** The screens of guides; `quiet` is one about violence. */
export function guideViews(list: GuideList, of: GuideSheet, quiet: GuideSheet): Record<string, Screen> {
  const usualOnes = questions(of)
  const short = walkThrough(of)
  short.begin()
  const listed = { screen: 'guide-list', status: 'shown', list, question: '老板拖欠工资怎么办' } as const
  return {
    'guide-topics': { ...listed, topic: null, first: [] },
    'guide-list': { ...listed, topic: 'work', first: ['M01'] },
    'guide-list-failed': { ...listed, status: 'failed', list: null, topic: 'work', first: [] },
    'guide-loading': { screen: 'guide-loading', status: 'failed' },
    'guide-question': usualOnes.kind('choice'),
    'guide-question-yes-no': usualOnes.kind('yes-no'),
    'guide-question-several': usualOnes.kind('choices'),
    'guide-question-date': usualOnes.kind('date'),
    'guide-question-amount': usualOnes.kind('amount'),
    'guide-question-safety': questions(quiet).first,
    'guide-outcome': usualOnes.outcome,
    'guide-outcome-short': short.send({ type: 'SKIP_QUESTIONS' }),
    'guide-slip': usualOnes.slip,
    'guide-slip-quiet': questions(quiet).slip,
  }
}

export const guideScreens = guideViews(guides, sheet, { ...sheet, guide: { ...sheet.guide, violence: true } })
