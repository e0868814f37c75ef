import { describe, expect, test } from 'vitest'
import type { MaskedIdentity } from '../api.ts'
import type { SessionEvent } from './events.ts'
import { child, devices, form, identity, person, play, result, toCheck, toReceipt } from './fixtures.ts'

const again: readonly SessionEvent[] = [
  { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' },
  { type: 'HOME' },
  { type: 'OPEN_APPLICATION', form: 'legal-aid' },
  { type: 'FORM_LOADED', form },
  { type: 'AGREE' },
]
const prove: SessionEvent = { type: 'PROVE_CARD', birthday: '0101' }
const proven: readonly SessionEvent[] = [...again, prove, { type: 'CARD_PROVEN' }]
const other: MaskedIdentity = { ...identity, name: '李＊＊', reference: 'reference-of-another' }

const armings = (session: ReturnType<typeof play>) =>
  session
    .requestsNamed('ARM_CARD_READER')
    .filter((request) => request.name === 'ARM_CARD_READER' && request.armed).length
const openAgain = (session: ReturnType<typeof play>) =>
  session.send({ type: 'HOME' }, { type: 'CLOSE_OVERLAY' }, { type: 'HOME' }, ...again.slice(2))

describe('one card serves every application of a visit, for who it belongs to', () => {
  test('its holder says what is written on it, and the service compares', () => {
    const session = play([...toReceipt, ...again])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept', kept: identity, doubt: null })
    session.send(prove)
    expect(session.screen()).toMatchObject({ proving: true })
    expect(session.requestsNamed('PROVE_CARD')).toEqual([
      { name: 'PROVE_CARD', reference: person.reference, birthday: '0101' },
    ])
    session.send({ type: 'CARD_PROVEN' })
    expect(session.screen()).toMatchObject({ screen: 'form-fields' })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity })
  })

  test('the reader waits meanwhile: the card once more, or another one, serves as the first did', () => {
    const session = play([...toReceipt, ...again])
    expect(armings(session)).toBe(2)
    session.send({ type: 'CARD_READ', identity: other })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: other })
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
    session.send({ type: 'CONTINUE' })
    expect(session.screen()).toMatchObject({ screen: 'form-fields' })
  })

  test('nothing goes on without it: neither “next” nor half a date nor a second tap', () => {
    const session = play([
      ...toReceipt,
      ...again,
      { type: 'CONTINUE' },
      { type: 'PROVE_CARD', birthday: '01' },
    ])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept', proving: false })
    session.send(prove, prove, prove)
    expect(session.requestsNamed('PROVE_CARD')).toHaveLength(1)
    session.send({ type: 'CARD_PROVEN' }, { type: 'CARD_PROVEN' })
    expect(session.screen()).toMatchObject({ screen: 'form-fields', step: 'matter' })
  })

  test('an answer that nobody asked for, or that comes after one went back, opens nothing', () => {
    const session = play([...toReceipt, ...again, { type: 'CARD_PROVEN' }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept' })
    session.send(prove, { type: 'BACK' }, { type: 'CARD_PROVEN' })
    expect(session.screen()).toMatchObject({ screen: 'form-notice' })
    session.send({ type: 'AGREE' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept' })
  })

  test('a wrong day is said; after the last try the card must be laid again', () => {
    const session = play([...toReceipt, ...again, prove, { type: 'CARD_DOUBTED', left: 2 }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept', doubt: { left: 2 } })
    session.send(prove, { type: 'CARD_DOUBTED', left: 0 })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
    openAgain(session)
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  })

  test('leaving and coming back gives no fresh start: it is asked again each time', () => {
    const session = play([...toReceipt, ...again, prove, { type: 'CARD_DOUBTED', left: 1 }])
    openAgain(session)
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept' })
    session.send(prove, { type: 'CARD_PROVEN' })
    openAgain(session)
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept' })
  })

  test('what could not be compared is said, and can be tried again', () => {
    const session = play([...toReceipt, ...again, prove, { type: 'CARD_PROOF_FAILED' }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept', doubt: 'failed', proving: false })
  })

  test('where the reader has failed meanwhile the day is asked all the same', () => {
    const session = play([...toReceipt, { type: 'DEVICES_CHANGED', devices: devices('fault') }, ...again])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-kept' })
  })

  test('a card without a birth date is kept for nothing', () => {
    const undated = { ...identity, age: null }
    const events = toReceipt.map((event) =>
      event.type === 'CARD_READ' ? { ...event, identity: undated } : event,
    )
    expect(play([...events, ...again]).screen()).toMatchObject({
      screen: 'form-identity-card',
      identity: null,
    })
  })

  test('nothing is lost by leaving before anything of the second was entered', () => {
    const session = play([...toReceipt, ...again])
    expect(session.view().frame.losesData).toBe(false)
  })

  test('somebody else’s is shown no more to who writes their name, and the service forgets it', () => {
    const session = play([...toReceipt, ...again, { type: 'TYPE_IDENTITY' }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-typed' })
    expect(session.requestsNamed('FORGET_CARDS')).toHaveLength(1)
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
    openAgain(session)
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  })

  test.each<[string, readonly SessionEvent[], string]>([
    ['on the receipt', [], 'receipt'],
    ['at home', again.slice(0, 2), 'home'],
    ['before the notice of the next one', again.slice(0, 4), 'form-notice'],
    ['where it is asked for', again, 'form-identity-card'],
    ['while it is compared', [...again, prove], 'form-identity-card'],
  ])('it is let go when nobody touches the screen for a while %s', (_name, events, screen) => {
    const session = play([...toReceipt, ...events])
    expect(session.view().frame.keepsCard).toBe(true)
    session.send({ type: 'VISITOR_PAUSED' })
    expect(session.screen().screen).toBe(screen)
    expect(session.view().frame.keepsCard).toBe(false)
    expect(session.requestsNamed('FORGET_CARDS')).toHaveLength(1)
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
    expect(session.unexpected()).toEqual([])
    session.send({ type: 'CARD_PROVEN' })
    expect(session.screen().screen).toBe(screen)
  })

  test('in the midst of the next one it serves, however long it takes', () => {
    const session = play([...toReceipt, ...proven])
    expect(session.view().frame.keepsCard).toBe(false)
    session.send({ type: 'VISITOR_PAUSED' }, { type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity })
    expect(session.requestsNamed('FORGET_CARDS')).toEqual([])
  })

  test.each<SessionEvent['type']>(['START_OVER', 'QUICK_EXIT', 'IDLE_EXPIRED'])('%s ends it', (type) => {
    const session = play([...toReceipt, { type } as SessionEvent])
    expect(JSON.stringify(session.snapshot().context)).not.toContain(person.reference)
  })

  test('a child’s card is kept for nothing', () => {
    const session = play([...toReceipt, ...again, { type: 'CARD_READ', identity: child }])
    expect(session.screen().screen).toBe('form-guardian')
    expect(session.snapshot().context.session.card).toBeNull()
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  })
})

test('a card that the service holds no more is asked for again, and then the summary comes back as it was', () => {
  const session = play([...toCheck, { type: 'CONFIRM', submissionId: result.submissionId }])
  session.send({ type: 'SUBMIT_FAILED', reason: 'card' })
  expect(session.screen()).toMatchObject({
    screen: 'form-identity-card',
    identity: null,
    situation: 'liftCard',
  })
  session.send({ type: 'CARD_READ', identity: other }, { type: 'CONTINUE' })
  expect(session.screen()).toMatchObject({ screen: 'form-check', identity: { name: other.name } })
  session.send({ type: 'CONFIRM', submissionId: 'second' })
  expect(session.requestsNamed('SUBMIT').at(-1)).toMatchObject({
    submissionId: 'second',
    identity: { method: 'card', reference: other.reference },
    answers: { phone: person.phone },
  })
})
