import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { manualClock } from '../../../base/clock.ts'
import type { SessionEvent } from '../../session/events.ts'
import { devices, identity, person, result } from '../../session/fixtures.ts'
import { createClient } from './client.ts'
import { boot, fakeService, manualTimers, settle } from './fake-service.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'

let service = fakeService()
let timers = manualTimers()
let supervisor: Supervisor
let refusals = 0
let renewals = 0

const start = (): void => {
  const client = createClient({ token: 'right', page: 'page-1', fetch: service.fetch, timers })
  const clock = manualClock(new Date('2026-11-22T02:00:00Z'))
  supervisor = createSupervisor({
    client,
    boot,
    timers,
    clock,
    onTokenRefused: () => void (refusals += 1),
    onOutdated: () => void (renewals += 1),
  })
  supervisor.follow()
}
const send = async (...events: SessionEvent[]): Promise<void> => {
  for (const event of events) {
    supervisor.send(event)
    await settle()
  }
}
const screen = () => supervisor.getView().screen
const frame = () => supervisor.getView().frame
const logged = () =>
  service.named('/api/log').map((call) => call.body as { event: string; fields: Record<string, unknown> })

// As on a page that has stood for a while: what comes after the first screen is here.
beforeAll(() => import('../../api.ts'))
beforeEach(() => {
  service = fakeService()
  timers = manualTimers()
  refusals = 0
  renewals = 0
  start()
})
afterEach(() => supervisor.stop())

const toWaiting: SessionEvent[] = [
  { type: 'TOUCH' },
  { type: 'OPEN_APPLICATION', form: 'legal-aid' },
  { type: 'AGREE' },
]
const answers: SessionEvent[] = [
  { type: 'CONTINUE' },
  { type: 'ANSWER', answers: { kind: 'other' } },
  { type: 'CONTINUE' },
  { type: 'ANSWER', answers: { phone: person.phone } },
  { type: 'CONTINUE' },
]
const toCheck = async (): Promise<void> => {
  await settle()
  await send(...toWaiting)
  service.push({ type: 'CARD_READ', epoch: service.epoch(), identity })
  await settle()
  await send(...answers)
  expect(screen().screen).toBe('form-check')
}

describe('a visit', () => {
  test('runs from the first touch to the wipe', async () => {
    await toCheck()
    await send({ type: 'CONFIRM' }, { type: 'CONFIRM' })
    expect(service.named('/api/applications')).toHaveLength(1)
    expect(service.named('/api/applications')[0]?.body).toMatchObject({
      form: 'legal-aid',
      language: 'zh-CN',
      identity: { method: 'card', reference: person.reference },
      answers: { kind: 'other', phone: person.phone },
    })
    expect(screen()).toMatchObject({ screen: 'receipt', result, print: { status: 'printing' } })
    service.push({ type: 'PRINT_ENDED', epoch: 1, job: 'job-1', outcome: 'printed' })
    await settle()
    expect(screen()).toMatchObject({ print: { status: 'printed' } })
    await send({ type: 'FINISH' }, { type: 'EVALUATE', score: 5, tags: [] }, { type: 'FINISH' })
    expect(screen().screen).toBe('farewell')
    const order = service.calls.map((call) => call.path)
    expect(order.indexOf('/api/session/end')).toBeGreaterThan(order.indexOf('/api/evaluations'))
    expect(service.calls.every((call) => call.token === 'right' && call.page === 'page-1')).toBe(true)
    expect(JSON.stringify(service.named('/api/log'))).not.toContain(person.name)
  })

  test('home comes at once, and what is asked meanwhile waits for the epoch', async () => {
    const release = service.hold('/api/session/begin')
    await send({ type: 'TOUCH' }, { type: 'CALL_STAFF' })
    expect(screen().screen).toBe('home')
    expect(service.named('/api/calls')).toEqual([])
    release()
    await settle()
    expect(service.named('/api/calls')[0]).toMatchObject({
      epoch: '1',
      body: { screen: 'home', language: 'zh-CN' },
    })
    expect(supervisor.getView().epoch).toBe(1)
  })

  test('a service that does not answer is asked again; what waits too long fails', async () => {
    service.setUp(false)
    await send({ type: 'TOUCH' }, { type: 'CALL_STAFF' })
    await timers.advance(9_000)
    expect(frame().call).toBe('unreachable')
    service.setUp(true)
    await timers.advance(3_000)
    expect(supervisor.getView().epoch).toBe(1)
  })

  test('the next visit begins only when the last one is ended', async () => {
    await send({ type: 'TOUCH' })
    const release = service.hold('/api/session/end')
    await send({ type: 'START_OVER' }, { type: 'TOUCH' })
    expect(service.named('/api/session/begin')).toHaveLength(1)
    release()
    await settle()
    expect(service.named('/api/session/begin')).toHaveLength(2)
    expect(supervisor.getView().epoch).toBe(2)
  })

  test('the view stays the same object until something changes', async () => {
    const before = supervisor.getView()
    expect(supervisor.getView()).toBe(before)
    let told = 0
    const unsubscribe = supervisor.subscribe(() => void (told += 1))
    await send({ type: 'TOUCH' })
    expect(supervisor.getView()).not.toBe(before)
    unsubscribe()
    const then = told
    await send({ type: 'EMERGENCY' })
    expect([told > 0, told]).toEqual([true, then])
  })
})

describe('content that the office replaced', () => {
  const shown = async (version: string): Promise<void> => {
    service.push({ type: 'CONTENT_SHOWN', version })
    await settle()
  }

  test('has the page fetched again while it waits for visitors', async () => {
    await settle()
    await shown(boot.contentVersion)
    expect(renewals).toBe(0)
    await shown('newer')
    expect(renewals).toBe(1)
  })

  test('leaves a visit as it is until its end', async () => {
    await send({ type: 'TOUCH' })
    await shown('newer')
    await send({ type: 'EMERGENCY' })
    expect(renewals).toBe(0)
    await send({ type: 'QUICK_EXIT' })
    expect(screen().screen).toBe('attract')
    expect(renewals).toBeGreaterThan(0)
  })
})

describe('what is stale', () => {
  test('an answer to a visit that is over is dropped and logged', async () => {
    await toCheck()
    const release = service.hold('/api/applications')
    await send({ type: 'CONFIRM' }, { type: 'QUICK_EXIT' }, { type: 'TOUCH' })
    release()
    await settle()
    expect(screen().screen).toBe('home')
    expect(logged()).toContainEqual({ event: 'session.stale-fact', fields: { fact: 'SUBMITTED' } })
  })

  test('a fact of another epoch is dropped and logged', async () => {
    await send(...toWaiting)
    service.push({ type: 'CARD_READ', epoch: 99, identity })
    await settle()
    expect(screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
    expect(logged()).toContainEqual({ event: 'session.stale-fact', fields: { epoch: 99, fact: 'CARD_READ' } })
  })

  test('an overtaken search does not come up', async () => {
    const release = service.hold('/api/laws/search')
    await send({ type: 'OPEN_LAWS', question: '一' }, { type: 'SEARCH', question: '二' })
    release()
    await settle()
    expect(screen()).toMatchObject({ status: 'found', question: '二' })
  })

  test('a visit that the service has wiped ends here too', async () => {
    await toCheck()
    service.wipe()
    await send({ type: 'CONFIRM' })
    expect(screen().screen).toBe('attract')
  })
})

describe('lease and token', () => {
  test('another page took the session: this one wipes and is quiet; a touch takes it back', async () => {
    await toCheck()
    service.push({ type: 'LEASE_LOST' })
    await settle()
    expect(screen()).toEqual({ screen: 'inactive' })
    expect(service.named('/api/session/end')).toEqual([])
    expect(JSON.stringify(supervisor.getView())).not.toContain(person.phone)
    await send({ type: 'TOUCH' })
    expect(service.named('/api/session/begin')).toHaveLength(2)
  })

  test('a refused request says the same', async () => {
    await send({ type: 'TOUCH' })
    service.answer('/api/calls', 409, { code: 'lease', message: '' })
    await send({ type: 'CALL_STAFF' })
    expect(screen().screen).toBe('inactive')
  })

  test('a service that was started anew does not know the page any more', async () => {
    await toCheck()
    service.restart()
    await timers.advance(1_000)
    expect(screen().screen).toBe('inactive')
    expect(refusals).toBe(1)
    const before = service.named('/api/events').length
    await timers.advance(60_000)
    expect(service.named('/api/events')).toHaveLength(before)
  })
})

describe('facts', () => {
  test('of the devices reach the frame, also over a broken stream', async () => {
    await settle()
    service.breakStreams()
    await timers.advance(300)
    service.push({ type: 'DEVICES_CHANGED', devices: devices('fault') })
    await settle()
    expect(frame().devices.idCard.state).toBe('fault')
  })

  test('a reader that waits is armed anew after a break, since a card may have been missed', async () => {
    await settle()
    await send(...toWaiting)
    expect(service.named('/api/identity/arm')).toHaveLength(1)
    service.breakStreams()
    await timers.advance(300)
    expect(service.named('/api/identity/arm').map((call) => call.body)).toEqual([
      { armed: true },
      { armed: true },
    ])
  })

  test('paper of which nothing is heard is unknown after a while', async () => {
    await toCheck()
    await send({ type: 'CONFIRM' })
    expect(screen()).toMatchObject({ print: { status: 'printing' } })
    await timers.advance(90_000)
    expect(screen()).toMatchObject({ print: { status: 'unknown' } })
  })
})

describe('failures of the service are said', () => {
  test.each([
    ['/api/applications', 507, 'disk-full', 'disk-full'],
    ['/api/applications', 503, 'not-ready', 'not-ready'],
    ['/api/applications', 500, 'internal', 'internal'],
  ])('%s %i %s', async (path, status, code, failure) => {
    await toCheck()
    service.answer(path, status, { code, message: '' })
    await send({ type: 'CONFIRM' })
    expect(screen()).toMatchObject({ screen: 'form-check', submitting: false, failure })
    service.heal(path)
    await send({ type: 'CONFIRM' })
    expect(screen().screen).toBe('receipt')
    const ids = service.named(path).map((call) => (call.body as { submissionId: string }).submissionId)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^[0-9a-f-]{14}7/)
  })

  test('no answer to a submission in time: it can be confirmed again, under the same id', async () => {
    await toCheck()
    const release = service.hold('/api/applications')
    await send({ type: 'CONFIRM' })
    await timers.advance(20_000)
    expect(screen()).toMatchObject({ failure: 'internal' })
    release()
    await send({ type: 'CONFIRM' })
    const ids = service
      .named('/api/applications')
      .map((call) => (call.body as { submissionId: string }).submissionId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  test('a form that is not in the contract is a failure, not a crash', async () => {
    service.answer('/api/forms/legal-aid', 200, { id: 'legal-aid' })
    await send(...toWaiting.slice(0, 2))
    expect(screen()).toEqual({ screen: 'form-loading', formId: 'legal-aid', status: 'failed' })
  })

  test.each(['office-unreachable', 'limited'])('progress: %s', async (code) => {
    service.answer('/api/progress', 502, { code, message: '' })
    await send({ type: 'OPEN_PROGRESS' }, { type: 'QUERY', number: 'n', token: 't' })
    expect(screen()).toMatchObject({ status: 'failed', reason: code })
  })
})

describe('idle', () => {
  test('home with nothing entered goes back to waiting', async () => {
    await send({ type: 'TOUCH' })
    await timers.advance(59_000)
    expect(screen().screen).toBe('home')
    await timers.advance(1_000)
    expect(screen().screen).toBe('attract')
    expect(service.named('/api/session/end')).toHaveLength(1)
  })

  test('who asked for more time is warned later', async () => {
    await send(...toWaiting, { type: 'SET_DISPLAY', display: { time: 'long' } })
    await timers.advance(3 * 180_000 - 1_000)
    expect(frame().overlay).toBe('none')
    await timers.advance(1_000)
    expect(frame().overlay).toBe('idle-warning')
  })

  test('a form warns, and one touch of the answer goes on', async () => {
    await toCheck()
    await timers.advance(170_000)
    supervisor.touched()
    await timers.advance(179_000)
    expect(frame().overlay).toBe('none')
    await timers.advance(1_000)
    expect(frame().overlay).toBe('idle-warning')
    await send({ type: 'IDLE_CONTINUED' })
    await timers.advance(179_000)
    expect(frame().overlay).toBe('none')
    await timers.advance(1_000)
    // While the warning is up a stray finger is no answer to it: the warning's own button is.
    await timers.advance(59_000)
    supervisor.touched()
    await timers.advance(1_000)
    expect(screen().screen).toBe('attract')
  })

  test('a card that serves the next application is let go at half time, and the rest of the time goes on', async () => {
    await toCheck()
    await send({ type: 'CONFIRM' })
    service.push({ type: 'PRINT_ENDED', epoch: service.epoch(), job: 'job-1', outcome: 'printed' })
    await settle()
    await send({ type: 'HOME' })
    expect(screen().screen).toBe('home')
    await timers.advance(25_000)
    supervisor.touched()
    await timers.advance(29_000)
    expect(frame().keepsCard).toBe(true)
    await timers.advance(1_000)
    expect(frame().keepsCard).toBe(false)
    expect(service.named('/api/identity/forget')).toHaveLength(1)
    await timers.advance(29_000)
    expect(screen().screen).toBe('home')
    await timers.advance(1_000)
    expect(screen().screen).toBe('attract')
  })

  test('nobody is disturbed while an application is sealed or paper comes out, but not for ever', async () => {
    await toCheck()
    await send({ type: 'CONFIRM' })
    expect(frame().idle).toBe('none')
    await timers.advance(89_000)
    expect(frame()).toMatchObject({ idle: 'none', overlay: 'none' })
    await timers.advance(1_000)
    expect(frame().idle).toBe('quiet')
    await timers.advance(300_000 + 60_000)
    expect(screen().screen).toBe('attract')
  })
})

describe('a failure of the machine or the page', () => {
  test('wipes, starts again at the waiting screen and keeps what is known of the devices', async () => {
    await toCheck()
    service.push({ type: 'DEVICES_CHANGED', devices: devices('fault') })
    service.push({ type: 'OFFICE_REACHABLE', reachable: false })
    await settle()
    // A getter that throws stands for any bug inside a step.
    await send({
      type: 'ANSWER',
      get answers(): never {
        throw new Error(person.name)
      },
    })
    await send({ type: 'CHANGE', step: 'contact' })
    expect(screen().screen).toBe('form-fields')
    await send({
      type: 'ANSWER',
      get answers(): never {
        throw new Error(person.name)
      },
    })
    expect(screen().screen).toBe('attract')
    expect(frame()).toMatchObject({ devices: devices('fault'), officeReachable: false })
    expect(service.named('/api/session/end')).toHaveLength(1)
    expect(logged().at(-1)).toMatchObject({
      event: 'session.actor-error',
      fields: { machine: 'flow', state: 'journey.application.fields+none' },
    })
    expect(JSON.stringify(logged())).not.toContain(person.name)
    await send({ type: 'TOUCH' })
    expect(screen().screen).toBe('home')
  })

  test('the same when the page cannot draw', async () => {
    await toCheck()
    supervisor.pageFailed(new TypeError(person.phone))
    await settle()
    expect(screen().screen).toBe('attract')
    expect(logged().at(-1)?.event).toBe('session.client-error')
    expect(JSON.stringify(logged())).not.toContain(person.phone)
  })

  test('an event that nobody expects is logged with its place', async () => {
    await send({ type: 'TOUCH' }, { type: 'AGREE' })
    expect(logged()).toEqual([
      { event: 'session.unexpected-event', fields: { machine: 'flow', state: 'home+none', event: 'AGREE' } },
    ])
  })
})
