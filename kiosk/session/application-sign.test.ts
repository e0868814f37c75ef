import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { child, form, identity, person, play, result, toCheck, toIdentity, toReceipt } from './fixtures.ts'

const signed = { ...form, signature: true }
const withForm = (events: readonly SessionEvent[]): SessionEvent[] =>
  events.map((event) => (event.type === 'FORM_LOADED' ? { ...event, form: signed } : event))
const strokes = [
  [10, 10, 300, 400],
  [50, 60],
]
const SIGN: SessionEvent = { type: 'SIGN', strokes }
const CONFIRM: SessionEvent = { type: 'CONFIRM', submissionId: result.submissionId }
const shown = (session: ReturnType<typeof play>) => {
  const screen = session.screen()
  return screen.screen === 'form-check' ? screen.strokes : undefined
}
const sent = (session: ReturnType<typeof play>) =>
  session
    .requestsNamed('SUBMIT')
    .map((request) => (request.name === 'SUBMIT' ? (request.strokes ?? 'paper') : undefined))

describe('the signature', () => {
  test('stands on the check page and goes with what was confirmed', () => {
    const session = play([...withForm(toCheck), SIGN])
    expect(shown(session)).toEqual(strokes)
    session.send(CONFIRM)
    expect(sent(session)).toEqual([strokes])
  })

  test('nobody has to sign on the glass; what was drawn can be wiped', () => {
    expect(sent(play([...withForm(toCheck), CONFIRM]))).toEqual(['paper'])
    expect(sent(play([...withForm(toCheck), SIGN, { type: 'SIGN', strokes: [] }, CONFIRM]))).toEqual([
      'paper',
    ])
  })

  test.each<[string, readonly SessionEvent[]]>([
    ['a change', [{ type: 'CHANGE', step: 'contact' }, { type: 'CONTINUE' }]],
    ['going back', [{ type: 'BACK' }, { type: 'CONTINUE' }]],
  ])('is gone after %s: it stood under other words', (_name, events) => {
    const session = play([...withForm(toCheck), SIGN, ...events])
    expect(session.screen().screen).toBe('form-check')
    expect(shown(session)).toEqual([])
  })

  test('a form that wants none shows no place for it and takes none', () => {
    const session = play([...toCheck, SIGN, CONFIRM])
    expect(shown(play([...toCheck, SIGN]))).toBeNull()
    expect(sent(session)).toEqual(['paper'])
    expect(session.unexpected()).toEqual([])
  })

  test('while it is being sent no stroke changes it, and the receipt keeps none', () => {
    const session = play([...withForm(toCheck), SIGN, CONFIRM, { type: 'SIGN', strokes: [[1, 1]] }])
    expect(shown(session)).toEqual(strokes)
    session.send({ type: 'SUBMITTED', result })
    expect(JSON.stringify(session.snapshot().context)).not.toContain('300,400')
  })
})

describe('one card serves every application of a visit', () => {
  const again: readonly SessionEvent[] = [
    { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' },
    { type: 'HOME' },
    { type: 'OPEN_APPLICATION', form: 'legal-aid' },
    { type: 'FORM_LOADED', form },
    { type: 'AGREE' },
  ]
  const armings = (session: ReturnType<typeof play>) =>
    session
      .requestsNamed('ARM_CARD_READER')
      .filter((request) => request.name === 'ARM_CARD_READER' && request.armed).length

  test('it is shown again, and asked whether it is still the same person', () => {
    const session = play([...toReceipt, ...again])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity, kept: true })
    expect(armings(session)).toBe(1)
    session.send({ type: 'CONTINUE' })
    expect(session.screen()).toMatchObject({ screen: 'form-fields' })
  })

  test('nothing is lost by leaving before anything of the second was entered', () => {
    const session = play([...toReceipt, ...again.slice(0, -1)])
    expect(session.screen().screen).toBe('form-notice')
    expect(session.view().frame.losesData).toBe(false)
  })

  test.each<[string, SessionEvent]>([
    ['who it is not', { type: 'TYPE_IDENTITY' }],
    ['who lays another one', { type: 'USE_CARD' }],
  ])('%s is asked anew, then and in every further application', (_name, event) => {
    const session = play([...toReceipt, ...again, event, { type: 'HOME' }, { type: 'CLOSE_OVERLAY' }])
    session.send({ type: 'HOME' }, ...again.slice(2))
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  })

  test('a card that was just read is not called an earlier one', () =>
    expect(play([...toIdentity, { type: 'CARD_READ', identity }]).screen()).toMatchObject({ kept: false }))

  test.each<SessionEvent['type']>(['TYPE_IDENTITY', 'USE_CARD'])(
    'somebody else’s is not shown again to who answers it with %s, and the service forgets it',
    (type) => {
      const session = play([...toReceipt, ...again, { type } as SessionEvent, { type: 'USE_CARD' }])
      expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
      expect(session.requestsNamed('FORGET_CARDS')).toHaveLength(1)
    },
  )

  test.each<[string, readonly SessionEvent[], string]>([
    ['on the receipt', [], 'receipt'],
    ['at home', again.slice(0, 2), 'home'],
    ['before the notice of the next one', again.slice(0, 4), 'form-notice'],
    ['where it is asked who it is', again, 'form-identity-card'],
  ])('it is let go when nobody touches the screen for a while %s', (_name, events, screen) => {
    const session = play([...toReceipt, ...events])
    expect(session.view().frame.keepsCard).toBe(true)
    session.send({ type: 'VISITOR_PAUSED' })
    expect(session.screen().screen).toBe(screen)
    expect(session.view().frame.keepsCard).toBe(false)
    expect(session.requestsNamed('FORGET_CARDS')).toHaveLength(1)
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
    expect(session.unexpected()).toEqual([])
    if (screen === 'form-identity-card') expect(armings(session)).toBe(2)
  })

  test('in the midst of the next one it serves, however long it takes', () => {
    const session = play([...toReceipt, ...again, { type: 'CONTINUE' }])
    expect(session.view().frame.keepsCard).toBe(false)
    session.send({ type: 'VISITOR_PAUSED' })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity })
    expect(session.requestsNamed('FORGET_CARDS')).toEqual([])
  })

  test.each<SessionEvent['type']>(['START_OVER', 'QUICK_EXIT', 'IDLE_EXPIRED'])('%s ends it', (type) => {
    const session = play([...toReceipt, { type } as SessionEvent])
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
  })

  test('a child’s card is kept for nothing', () => {
    const session = play([
      ...toReceipt,
      ...again,
      { type: 'USE_CARD' },
      { type: 'CARD_READ', identity: child },
    ])
    expect(session.screen().screen).toBe('form-guardian')
    expect(session.snapshot().context.session.card).toBeNull()
  })
})
