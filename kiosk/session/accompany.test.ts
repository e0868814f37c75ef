import { describe, expect, test } from 'vitest'
import { accompanyScreen, type AccompanyCommand } from '../../exchange/schemas/accompany.ts'
import { eventOfOrder } from './accompany.ts'
import { sharedScreen } from './accompany-screen.ts'
import type { SessionEvent } from './events.ts'
import type { Screen } from './screen.ts'
import { article, hit, person, play, result, toCheck, toIdentity, toMatter, toReceipt } from './fixtures.ts'

const offered: SessionEvent = { type: 'ACCOMPANY_OFFERED', accompany: 'a', clerk: '李测试', code: '0420' }
const toOpen: readonly SessionEvent[] = [
  { type: 'ASK_ACCOMPANY' },
  { type: 'ACCOMPANY_STARTED', accompany: 'a' },
  offered,
  { type: 'AGREE_ACCOMPANY' },
]
const order = (command: AccompanyCommand, place = 'form-fields.matter', accompany = 'a'): SessionEvent => ({
  type: 'ACCOMPANY_ORDER',
  accompany,
  place,
  command,
})
const wages = order({ kind: 'answer', field: 'kind', value: 'wages' })

describe('asking for a clerk who writes', () => {
  test('a clerk is named, and sees nothing before the yes', () => {
    const session = play([...toMatter, { type: 'ASK_ACCOMPANY' }])
    expect(session.view().frame).toMatchObject({ overlay: 'accompany', accompany: { state: 'asking' } })
    session.send({ type: 'ACCOMPANY_STARTED', accompany: 'a' }, { type: 'CLOSE_OVERLAY' }, offered)
    expect(session.view().frame).toMatchObject({
      overlay: 'accompany',
      accompany: { state: 'offered', clerk: '李测试', code: '0420' },
    })
    session.send(wages)
    expect(session.screen()).toHaveProperty('answers', {})
    session.send({ type: 'AGREE_ACCOMPANY' })
    expect(session.view().frame).toMatchObject({ overlay: 'none', accompany: { state: 'open' } })
    expect(session.requestsNamed('AGREE_ACCOMPANY')).toEqual([{ name: 'AGREE_ACCOMPANY', accompany: 'a' }])
  })

  test('the offer may come before the answer that names it', () => {
    const session = play([...toMatter, { type: 'ASK_ACCOMPANY' }, offered])
    session.send({ type: 'ACCOMPANY_STARTED', accompany: 'a' }, { type: 'AGREE_ACCOMPANY' })
    expect(session.view().frame.accompany.state).toBe('open')
    expect(session.requestsNamed('STOP_ACCOMPANY')).toEqual([])
  })

  test('who thinks better of it at once is not accompanied by a late answer', () => {
    const session = play([...toMatter, { type: 'ASK_ACCOMPANY' }, { type: 'STOP_ACCOMPANY' }])
    session.send({ type: 'ACCOMPANY_STARTED', accompany: 'a' }, offered)
    expect(session.view().frame).toMatchObject({ overlay: 'none', accompany: { state: 'none' } })
    expect(session.requestsNamed('STOP_ACCOMPANY')).toEqual([{ name: 'STOP_ACCOMPANY', accompany: 'a' }])
  })

  test.each(['clerk', 'nobody', 'unreachable'] as const)('its end by %s is told', (reason) => {
    const session = play([...toMatter, ...toOpen])
    session.send({ type: 'ACCOMPANY_ENDED', accompany: 'other', reason })
    expect(session.view().frame.accompany.state).toBe('open')
    session.send({ type: 'ACCOMPANY_ENDED', accompany: 'a', reason })
    expect(session.view().frame.accompany).toMatchObject({ state: 'over', reason, clerk: null })
    session.send({ type: 'STOP_ACCOMPANY' })
    expect(session.view().frame.accompany.state).toBe('none')
  })
})

describe("a clerk's orders", () => {
  test('write and turn pages; the citizen sees what was written for them, and confirms it', () => {
    const session = play([...toMatter, ...toOpen, wages])
    expect(session.screen()).toMatchObject({ answers: { kind: 'wages' }, byClerk: ['kind'] })
    session.send(order({ kind: 'answer', field: 'owed', value: '18600' }), order({ kind: 'continue' }))
    expect(session.screen()).toMatchObject({ screen: 'form-fields', step: 'wages' })
    session.send(order({ kind: 'back' }, 'form-fields.wages'))
    expect(session.screen()).toMatchObject({ step: 'matter', byClerk: ['kind', 'owed'] })
    session.send({ type: 'ANSWER', answers: { kind: 'other' } })
    expect(session.screen()).toMatchObject({ byClerk: ['owed'] })
  })

  test.each<[string, SessionEvent]>([
    ['for another page', order({ kind: 'continue' }, 'form-fields.contact')],
    [
      'of another accompaniment',
      order({ kind: 'answer', field: 'kind', value: 'wages' }, 'form-fields.matter', 'b'),
    ],
    ['to a field that is not asked', order({ kind: 'answer', field: 'phone', value: '13800001234' })],
    ['with an option that is none', order({ kind: 'answer', field: 'kind', value: 'made-up' })],
    ['with an answer of another kind', order({ kind: 'answer', field: 'kind', value: true })],
  ])('%s do nothing', (_, event) => {
    const session = play([...toMatter, ...toOpen])
    const before = session.view()
    session.send(event)
    expect(session.view()).toEqual(before)
    expect(session.unexpected()).toEqual([])
  })

  test('do nothing while the screen is covered, and after the end', () => {
    const session = play([...toMatter, ...toOpen, { type: 'COVER' }, wages])
    expect(session.screen()).toHaveProperty('answers', {})
    session.send({ type: 'UNCOVER' }, { type: 'STOP_ACCOMPANY' }, wages)
    expect(session.screen()).toHaveProperty('answers', {})
    expect(session.requestsNamed('STOP_ACCOMPANY')).toEqual([{ name: 'STOP_ACCOMPANY', accompany: 'a' }])
  })

  test.each(['QUICK_EXIT', 'START_OVER', 'IDLE_EXPIRED', 'LEASE_LOST'] as const)(
    '%s ends it, and nothing of what was written stays',
    (type) => {
      const session = play([...toMatter, ...toOpen, wages, { type }])
      expect(session.view().frame.accompany.state).toBe('none')
      expect(JSON.stringify(session.snapshot())).not.toContain('李测试')
      session.send(wages)
      expect(session.unexpected()).toEqual([])
    },
  )

  test('turn nothing but pages of fields: the rest is the citizen’s', () => {
    for (const [events, place] of [
      [toIdentity, 'form-identity-card'],
      [toCheck, 'form-check'],
      [toReceipt, 'receipt'],
    ] as const) {
      const { screen } = play([...events])
      expect(eventOfOrder(screen(), { place, command: { kind: 'continue' } })).toBeNull()
    }
    const check = play([...toCheck]).screen()
    expect(eventOfOrder(check, { place: 'form-check', command: { kind: 'back' } })).toEqual({ type: 'BACK' })
  })
})

describe('what a clerk sees', () => {
  test('is what the schema allows, at every screen', () => {
    const screens: Screen[] = [[], toMatter, toIdentity, toCheck, toReceipt].map((events) =>
      play([...events]).screen(),
    )
    const search: SessionEvent = { type: 'OPEN_LAWS', question: '工资' }
    const found: SessionEvent = { type: 'LAWS_FOUND', question: '工资', answers: [], hits: [hit], law: null }
    const open: SessionEvent = { type: 'OPEN_ARTICLE', id: hit.id }
    screens.push(play([search, found]).screen())
    screens.push(play([search, found, open, { type: 'ARTICLE_LOADED', article }]).screen())
    for (const screen of screens)
      expect(accompanyScreen.safeParse(sharedScreen(screen)).error?.issues).toBeUndefined()
  })

  test('the number stays masked, and nothing of the card comes along', () => {
    const text = JSON.stringify(sharedScreen(play([...toCheck]).screen()))
    expect(text).toContain(person.masked)
    expect(text).not.toContain(person.number)
    expect(text).not.toContain(person.reference)
  })

  test('neither a typed identity nor the number and code of a receipt', () => {
    const typed = play([...toIdentity, { type: 'TYPE_IDENTITY' }])
    typed.send({ type: 'SUBMIT_TYPED_IDENTITY', name: person.name, number: '12' })
    expect(JSON.stringify(sharedScreen(typed.screen()))).not.toContain(person.name)
    const receipt = JSON.stringify(sharedScreen(play([...toReceipt]).screen()))
    expect(receipt).not.toContain(result.number)
    expect(receipt).not.toContain(result.token)
  })
})
