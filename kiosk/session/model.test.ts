import { describe, expect, test } from 'vitest'
import { transition, type AnyStateNode } from 'xstate'
import { createTestModel, getStateNodes } from 'xstate/graph'
import { applicationMachine } from './application.ts'
import { formProblems } from './application-context.ts'
import { assistantMachine } from './assistant.ts'
import { directoryMachine } from './directory.ts'
import { QUIZ_START } from './directory-stop.ts'
import { evaluationMachine } from './evaluation.ts'
import type { SessionEvent } from './events.ts'
import {
  answer,
  article,
  child,
  contents,
  devices,
  directory,
  form,
  guides,
  hit,
  identity,
  input,
  progress,
  queueTicket,
  result,
  sheet,
} from './fixtures.ts'
import { guideMachine } from './guide.ts'
import { flowMachine, type FlowSnapshot } from './flow.ts'
import { createFlow, positionOf, viewOf } from './index.ts'
import { lawsMachine } from './laws.ts'
import { placeOf } from './place.ts'
import { queueMachine } from './queue.ts'
import { progressMachine } from './progress.ts'

/** One of each thing that can happen; where content decides, one that goes on and one that does not. */
const events: readonly SessionEvent[] = [
  { type: 'TOUCH' },
  { type: 'TURN_SLIDE' },
  { type: 'HOME' },
  { type: 'BACK' },
  { type: 'START_OVER' },
  { type: 'CALL_STAFF' },
  { type: 'CLOSE_OVERLAY' },
  { type: 'EMERGENCY' },
  { type: 'OPEN_LANGUAGES' },
  { type: 'OPEN_DISPLAY' },
  { type: 'COVER' },
  { type: 'UNCOVER' },
  { type: 'CHANGE_LANGUAGE', language: 'ug' },
  { type: 'SET_DISPLAY', display: { text: 'large' } },
  { type: 'SET_SPEECH', on: true },
  { type: 'SET_SPEECH', on: false },
  { type: 'SPEECH_STARTED' },
  { type: 'SPEECH_ENDED' },
  { type: 'HEADPHONES_CHANGED', plugged: true },
  { type: 'HEADPHONES_CHANGED', plugged: false },
  { type: 'QUICK_EXIT' },
  { type: 'IDLE_WARNED' },
  { type: 'VISITOR_PAUSED' },
  { type: 'IDLE_CONTINUED' },
  { type: 'IDLE_EXPIRED' },
  { type: 'CALL_STARTED', call: 'c' },
  { type: 'CALL_FAILED' },
  { type: 'CALL_CHANGED', call: 'c', state: 'ended' },
  { type: 'DEVICES_CHANGED', devices: devices() },
  { type: 'DEVICES_CHANGED', devices: devices('fault', 'fault') },
  { type: 'OFFICE_REACHABLE', reachable: false },
  { type: 'DESK_MESSAGE', text: '今天没有纸' },
  { type: 'QUEUE_TOLD', queue: { waiting: 1, next: '012', calls: [] } },
  { type: 'DAY_CHANGED', today: '2026-11-23' },
  { type: 'SESSION_BEGUN', epoch: 1 },
  { type: 'LEASE_LOST' },
  { type: 'ASK_ACCOMPANY' },
  { type: 'AGREE_ACCOMPANY' },
  { type: 'STOP_ACCOMPANY' },
  { type: 'ACCOMPANY_STARTED', accompany: 'a' },
  { type: 'ACCOMPANY_FAILED' },
  { type: 'ACCOMPANY_OFFERED', accompany: 'a', clerk: '李测试', code: '0420' },
  {
    type: 'ACCOMPANY_ORDER',
    accompany: 'a',
    place: 'form-fields.contact',
    command: { kind: 'answer', field: 'phone', value: '13800001234' },
  },
  { type: 'ACCOMPANY_ORDER', accompany: 'a', place: 'form-fields.contact', command: { kind: 'continue' } },
  { type: 'ACCOMPANY_ENDED', accompany: 'a', reason: 'clerk' },
  { type: 'CODE_SCANNED', receipt: { number: result.number, token: result.token } },
  { type: 'CODE_SCANNED', receipt: null },
  { type: 'OPEN_LAWS' },
  { type: 'OPEN_LAWS', question: 'q' },
  { type: 'OPEN_ASSISTANT' },
  { type: 'OPEN_APPLICATION', form: 'legal-aid' },
  { type: 'OPEN_LAWS', article: hit.id },
  { type: 'OPEN_GUIDES', start: {} },
  { type: 'OPEN_GUIDES', start: { guide: 'wages' } },
  { type: 'GUIDES_LOADED', list: guides },
  { type: 'GUIDES_FAILED' },
  { type: 'CHOOSE_TOPIC', topic: 'work' },
  { type: 'CHOOSE_GUIDE', guide: 'wages' },
  { type: 'GUIDE_LOADED', sheet },
  { type: 'GUIDE_FAILED' },
  { type: 'RETRY_GUIDE' },
  { type: 'ANSWER_GUIDE', question: 'place', answer: 'company' },
  { type: 'ANSWER_GUIDE', question: 'left', answer: 'unknown' },
  { type: 'SKIP_QUESTIONS' },
  { type: 'CHANGE_ANSWER', question: 'place' },
  { type: 'SHOW_SLIP', body: 'labour-inspection' },
  { type: 'REFERRAL_OPENED', number: '261122-QT01-ZTEST2', discreet: false },
  { type: 'REFERRAL_FAILED' },
  { type: 'PRINT_REFERRAL' },
  { type: 'OPEN_QUEUE' },
  { type: 'TAKE_NUMBER', topic: 'mediation', ticketId: queueTicket.id },
  { type: 'RETRY_NUMBER' },
  { type: 'NUMBER_GIVEN', ticket: queueTicket },
  { type: 'NUMBER_FAILED', reason: 'office-unreachable' },
  { type: 'NUMBER_FAILED', reason: 'closed' },
  { type: 'PRINT_TICKET' },
  { type: 'OPEN_PROGRESS' },
  { type: 'OPEN_EVALUATION' },
  { type: 'OPEN_DIRECTORY', stop: { screen: 'services' } },
  { type: 'DIRECTORY_LOADED', directory },
  { type: 'DIRECTORY_FAILED' },
  { type: 'RETRY_DIRECTORY' },
  { type: 'GO_TO', stop: { screen: 'service', id: 'legal-aid' } },
  { type: 'GO_TO', stop: { screen: 'bodies', matter: null } },
  { type: 'GO_TO', stop: QUIZ_START },
  { type: 'CHOOSE_MATTER', matter: 'wage' },
  { type: 'ANSWER_QUIZ', option: 1 },
  { type: 'NEXT_QUESTION' },
  { type: 'PRINT_SLIP' },
  { type: 'SEARCH', question: 'q' },
  { type: 'FILTER_LAWS', kind: 'local', past: true },
  { type: 'LAWS_FOUND', question: 'q', answers: [answer], hits: [hit], law: null },
  { type: 'LAWS_FOUND', question: 'q', answers: [answer], hits: [hit], law: contents },
  { type: 'TURN_RESULTS', page: 1 },
  { type: 'LAWS_FAILED' },
  { type: 'OPEN_ANSWER', id: answer.id },
  { type: 'ASK', question: 'q' },
  { type: 'CHOOSE', choice: answer.id },
  { type: 'NONE_FITS' },
  { type: 'OPEN_ARTICLE', id: hit.id },
  { type: 'ARTICLE_LOADED', article },
  { type: 'ARTICLE_FAILED' },
  { type: 'TURN_ARTICLE', id: hit.id },
  { type: 'OPEN_CONTENTS', id: contents.id, path: [] },
  { type: 'CONTENTS_LOADED', contents },
  { type: 'CONTENTS_FAILED' },
  { type: 'OPEN_CHAPTER', path: ['第五章 工资'] },
  { type: 'TURN_CONTENTS', page: 1 },
  { type: 'PRINT_ARTICLE' },
  { type: 'FORM_LOADED', form },
  { type: 'FORM_FAILED' },
  { type: 'AGREE' },
  { type: 'DECLINE' },
  { type: 'CARD_READ', identity },
  { type: 'CARD_READ', identity: child },
  { type: 'CARD_FAILED', reader: 'idCard', situation: 'liftCard' },
  { type: 'PROVE_CARD', birthday: '0101' },
  { type: 'CARD_PROVEN' },
  { type: 'CARD_DOUBTED', left: 0 },
  { type: 'CARD_PROOF_FAILED' },
  { type: 'TYPE_IDENTITY' },
  { type: 'USE_CARD' },
  { type: 'SUBMIT_TYPED_IDENTITY', name: '张测试', number: '000000199001010018' },
  { type: 'SUBMIT_TYPED_IDENTITY', name: '', number: '' },
  { type: 'WRITE_IDENTITY', name: '张', number: '0000' },
  { type: 'ANSWER', answers: { kind: 'wages', owed: '1', since: '2026-01-01', phone: '13800001234' } },
  { type: 'CONTINUE' },
  { type: 'CHANGE', step: 'matter' },
  { type: 'CHANGE', step: 'identity' },
  { type: 'SIGN', strokes: [[10, 10, 200, 200]] },
  { type: 'CONFIRM', submissionId: result.submissionId },
  { type: 'SUBMITTED', result },
  { type: 'SUBMIT_FAILED', reason: 'not-ready' },
  { type: 'SUBMIT_FAILED', reason: 'card' },
  { type: 'PRINT', copy: true },
  { type: 'PRINT_STARTED', job: 'j' },
  { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' },
  { type: 'PRINT_REFUSED' },
  { type: 'PRINT_SHEETS' },
  { type: 'SHEETS_ENDED', outcome: 'printed' },
  { type: 'SHEETS_REFUSED' },
  { type: 'EVALUATE', score: 5, tags: [] },
  { type: 'SKIP_EVALUATION' },
  { type: 'OPEN_RATING' },
  { type: 'RATE_STAFF', staff: 'zhao' },
  { type: 'RATE', aspect: 'attitude', score: 5 },
  { type: 'OPEN_SURVEY' },
  { type: 'ANSWER_SURVEY', question: 'known', yes: true },
  { type: 'FINISH' },
  { type: 'QUERY', number: result.number, token: result.token },
  { type: 'QUERY_BY_CARD', number: result.number },
  { type: 'PROGRESS_FOUND', progress },
  { type: 'PROGRESS_FAILED', reason: 'limited' },
  { type: 'ADD_SUPPLEMENT' },
  { type: 'SEND_SUPPLEMENT', text: '材料我带来了。' },
  { type: 'SUPPLEMENT_SENT' },
  { type: 'SUPPLEMENT_FAILED' },
]

/** The events that must mean something wherever the citizen is. */
const everywhere: readonly SessionEvent['type'][] = [
  'TOUCH',
  'HOME',
  'BACK',
  'START_OVER',
  'CALL_STAFF',
  'CLOSE_OVERLAY',
  'EMERGENCY',
  'OPEN_LANGUAGES',
  'OPEN_DISPLAY',
  'COVER',
  'UNCOVER',
  'CHANGE_LANGUAGE',
  'SET_DISPLAY',
  'SET_SPEECH',
  'SPEECH_STARTED',
  'SPEECH_ENDED',
  'HEADPHONES_CHANGED',
  'QUICK_EXIT',
  'IDLE_WARNED',
  'VISITOR_PAUSED',
  'IDLE_CONTINUED',
  'IDLE_EXPIRED',
  'CALL_STARTED',
  'CALL_FAILED',
  'CALL_CHANGED',
  'DEVICES_CHANGED',
  'OFFICE_REACHABLE',
  'DESK_MESSAGE',
  'QUEUE_TOLD',
  'DAY_CHANGED',
  'SESSION_BEGUN',
  'LEASE_LOST',
  'ASK_ACCOMPANY',
  'AGREE_ACCOMPANY',
  'STOP_ACCOMPANY',
  'ACCOMPANY_STARTED',
  'ACCOMPANY_FAILED',
  'ACCOMPANY_OFFERED',
  'ACCOMPANY_ORDER',
  'ACCOMPANY_ENDED',
]

/**
 * A state by its position, not by what was entered: where in which journey, on which step of the form, and
 * whether the way on is open there. Overlays only at home and over fields: they have no part in the journeys, as
 * the last test of the walk shows.
 */
const place = (snapshot: FlowSnapshot): string => {
  const whole = positionOf(snapshot)
  const { journey, card } = snapshot.context.session
  const bare = /home|fields/.test(whole) ? whole : whole.replace(/\+.*/, '')
  // A card of an earlier application changes what comes between the home screen and the first question.
  const position = card && /home|application.*(loading|notice|identity)/.test(bare) ? `${bare} card` : bare
  if (journey?.name === 'directory') {
    const { screen } = journey.snapshot.context.trail.at(-1)!
    return `${position} ${screen} ${journey.snapshot.context.print.status}`
  }
  if (journey?.name === 'laws') return `${position} ${journey.snapshot.context.trail.at(-1)?.kind ?? ''}`
  if (journey?.name === 'evaluation') return `${position} ${journey.snapshot.context.choice ? 'chosen' : ''}`
  if (journey?.name !== 'application' || !journey.snapshot.context.form) return position
  const { context } = journey.snapshot
  const open = [
    context.index,
    context.returning && 'returning',
    context.identity,
    Object.keys(formProblems(context)).length === 0 && 'complete',
    context.print.status,
  ]
  return `${position} ${open.join(' ')}`
}

const paths = createTestModel(flowMachine).getShortestPaths({
  events: [...events],
  serializeState: place,
  input,
  allowDuplicatePaths: true,
})

const leaves = (node: AnyStateNode): string[] => {
  const inner = Object.values(node.states)
  return inner.length === 0 ? [node.id] : inner.flatMap(leaves)
}

describe(`all ${paths.length} reachable places`, () => {
  test('are many, and every screen is among them', () => {
    expect(paths.length).toBeGreaterThan(100)
    expect(new Set(paths.map(({ state }) => viewOf(state).screen.screen))).toEqual(
      new Set([
        'attract',
        'home',
        'guide-list',
        'guide-loading',
        'guide-question',
        'guide-outcome',
        'guide-slip',
        'law-search',
        'law-answer',
        'assistant',
        'law-article',
        'law-contents',
        'form-loading',
        'form-notice',
        'form-identity-card',
        'form-identity-kept',
        'form-identity-typed',
        'form-guardian',
        'form-fields',
        'form-check',
        'receipt',
        'evaluation',
        'evaluation-rating',
        'evaluation-survey',
        'farewell',
        'progress-query',
        'queue-number',
        'queue-topics',
        'progress-card',
        'progress-result',
        'progress-supplement',
        'inactive',
        'services',
        'service',
        'bodies',
        'quiz',
      ]),
    )
  })

  test('cover every state of every machine but those that are passed through', () => {
    const reached = new Set<string>()
    for (const { state } of paths) {
      const { journey } = state.context.session
      for (const node of [...state._nodes, ...(journey?.snapshot._nodes ?? [])]) reached.add(node.id)
    }
    const machines = [
      flowMachine,
      applicationMachine,
      guideMachine,
      lawsMachine,
      progressMachine,
      evaluationMachine,
      assistantMachine,
      directoryMachine,
    ]
    const all = machines.flatMap((machine) => leaves(machine.root))
    const missing = all.filter((id) => !reached.has(id))
    expect(missing.toSorted()).toEqual([
      'application.arriving',
      'application.identity.choosing',
      'application.left',
      'application.receipt.arriving',
      'application.served',
      'assistant.left',
      'directory.left',
      'evaluation.finished',
      'evaluation.left',
      'evaluation.rating.arriving',
      'guide.arriving',
      'guide.leaving',
      'guide.left',
      'guide.listing.arriving',
      'guide.opening',
      'laws.left',
      'laws.opening',
      'laws.reading.arriving',
      'progress.left',
    ])
  })

  test('each path leads there again when it is replayed', () => {
    const flow = createFlow(input)
    for (const path of paths) {
      let { snapshot } = flow.start()
      for (const { event } of path.steps)
        if (event.type !== ('xstate.init' as string)) ({ snapshot } = flow.step(snapshot, event))
      expect(place(snapshot)).toBe(place(path.state))
    }
  })

  test('every event can come everywhere: the view can be drawn, no global one is unexpected', () => {
    const flow = createFlow(input)
    const wrong: string[] = []
    for (const { state } of paths)
      for (const event of events) {
        const { snapshot, actions } = flow.step(state, event)
        viewOf(snapshot)
        const isUnexpected = actions.some((action) => action.type === 'unexpected')
        if (snapshot.status !== 'active' || (isUnexpected && everywhere.includes(event.type)))
          wrong.push(`${event.type} at ${place(state)}`)
      }
    expect(wrong).toEqual([])
  })

  test('from each the session can be ended, and a new one begun, with nothing left over', () => {
    const flow = createFlow(input)
    for (const { state } of paths)
      for (const type of ['START_OVER', 'QUICK_EXIT', 'IDLE_EXPIRED'] as const) {
        const ended = flow.step(state, { type })
        expect(ended.snapshot.context.session).toEqual(flow.start().snapshot.context.session)
        expect(viewOf(flow.step(ended.snapshot, { type: 'TOUCH' }).snapshot).screen.screen).toMatch(
          /^(home|attract)$/,
        )
        const asked = ended.actions.flatMap((action) =>
          action.type === 'request' ? [action.request.name] : [],
        )
        expect(asked.includes('END_SESSION')).toBe(state.context.session.open)
      }
  })

  test('the reader is armed exactly where a card is waited for', () => {
    const flow = createFlow(input)
    const waits = (snapshot: FlowSnapshot) =>
      /card\.waiting|card\.kept|query\.card/.test(positionOf(snapshot))
    const wrong: string[] = []
    for (const { state } of paths)
      for (const event of events) {
        const { snapshot, actions } = flow.step(state, event)
        const orders = actions.flatMap((action) =>
          action.type === 'request' && action.request.name === 'ARM_CARD_READER'
            ? [action.request.armed]
            : [],
        )
        if ((orders.at(-1) ?? waits(state)) !== waits(snapshot))
          wrong.push(`${event.type} at ${place(state)}`)
      }
    expect(wrong).toEqual([])
  })

  test('a clerk never agrees, gives an identity, confirms, prints or evaluates, wherever the citizen is', () => {
    const flow = createFlow(input)
    const orders = [{ kind: 'continue' }, { kind: 'back' }] as const
    const wrong: string[] = []
    for (const { state } of paths.filter(({ state: { context } }) => context.session.open)) {
      let open = state
      for (const event of [
        { type: 'STOP_ACCOMPANY' },
        { type: 'UNCOVER' },
        { type: 'ASK_ACCOMPANY' },
        { type: 'ACCOMPANY_OFFERED', accompany: 'a', clerk: '李测试', code: '0420' },
        { type: 'AGREE_ACCOMPANY' },
      ] as const)
        open = flow.step(open, event).snapshot
      const place = placeOf(viewOf(open).screen)
      for (const command of orders) {
        const { snapshot, actions } = flow.step(open, {
          type: 'ACCOMPANY_ORDER',
          accompany: 'a',
          place,
          command,
        })
        const moved = positionOf(snapshot) !== positionOf(open)
        const mayMove = command.kind === 'back' ? /fields|check\.ready/ : /fields/
        const asks = actions.flatMap((action) => (action.type === 'request' ? [action.request.name] : []))
        if ((moved && !mayMove.test(positionOf(open))) || asks.some((name) => name !== 'ARM_CARD_READER'))
          wrong.push(`${command.kind} at ${positionOf(open)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('an overlay changes nothing beneath it', () => {
    const flow = createFlow(input)
    for (const { state } of paths.filter(({ state: { context } }) => context.session.open))
      for (const type of [
        'EMERGENCY',
        'OPEN_LANGUAGES',
        'OPEN_DISPLAY',
        'CALL_STAFF',
        'ASK_ACCOMPANY',
        'IDLE_WARNED',
      ] as const) {
        const { snapshot } = flow.step(state, { type })
        expect(viewOf(snapshot).frame.overlay).not.toBe('none')
        expect(viewOf(snapshot).screen).toEqual(viewOf(state).screen)
        const closed = flow.step(snapshot, { type: 'CLOSE_OVERLAY' }).snapshot
        expect(viewOf(closed).frame.overlay).toBe('none')
      }
  })
})

test('the machines are pure: nothing is invoked and nothing waits', () => {
  const machines = [
    flowMachine,
    applicationMachine,
    guideMachine,
    lawsMachine,
    progressMachine,
    assistantMachine,
    queueMachine,
  ]
  for (const machine of machines)
    for (const node of [machine.root, ...getStateNodes(machine)]) {
      expect([node.id, node.invoke]).toEqual([node.id, []])
      expect([node.id, node.after]).toEqual([node.id, []])
      expect(Object.keys(node.config)).not.toContain('after')
    }
})

test('a machine that fails throws out of the step, so that the supervisor sees it', () => {
  const flow = createFlow(input)
  const { snapshot } = flow.step(flow.start().snapshot, { type: 'OPEN_APPLICATION', form: 'x' })
  const broken = { type: 'FORM_LOADED', form: null } as unknown as SessionEvent
  expect(() => flow.step(snapshot, broken)).toThrow('not loaded')
  expect(transition(flowMachine, snapshot, { type: 'HOME' })[0].status).toBe('active')
})
