import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { form, play, result, toCheck } from './fixtures.ts'

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
