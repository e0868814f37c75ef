import { describe, expect, test } from 'vitest'
import { QUIZ_START } from './directory-stop.ts'
import type { SessionEvent } from './events.ts'
import { devices, directory, play } from './fixtures.ts'

const opened: readonly SessionEvent[] = [
  { type: 'TOUCH' },
  { type: 'OPEN_DIRECTORY', stop: { screen: 'services' } },
  { type: 'DIRECTORY_LOADED', directory },
]
const service: SessionEvent = { type: 'GO_TO', stop: { screen: 'service', id: 'legal-aid' } }
const body: SessionEvent = { type: 'GO_TO', stop: { screen: 'body', id: 'aid' } }

describe('the directory', () => {
  test('is read once, failed or not, and then walked through and back', () => {
    const session = play(opened.slice(0, 2))
    expect(session.screen()).toMatchObject({ screen: 'services', status: 'loading', directory: null })
    session.send({ type: 'DIRECTORY_FAILED' })
    expect(session.screen()).toMatchObject({ status: 'failed' })
    session.send({ type: 'RETRY_DIRECTORY' }, { type: 'DIRECTORY_LOADED', directory })
    expect(session.requestsNamed('LOAD_DIRECTORY')).toHaveLength(2)
    session.send(service, body)
    expect(session.screen()).toMatchObject({ screen: 'body', id: 'aid', depth: 2, directory })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'service', id: 'legal-aid', depth: 1 })
    session.send({ type: 'BACK' }, { type: 'BACK' })
    expect(session.screen()).toEqual({ screen: 'home' })
  })

  test('a matter is chosen in place: one step back leads to where one came from', () => {
    const session = play([...opened, { type: 'GO_TO', stop: { screen: 'bodies', matter: null } }])
    session.send({ type: 'CHOOSE_MATTER', matter: 'wage' }, { type: 'CHOOSE_MATTER', matter: 'land' })
    expect(session.screen()).toMatchObject({ screen: 'bodies', matter: 'land' })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'services' })
  })

  test('a question is answered once; after the last the quiz begins again', () => {
    const session = play([...opened, { type: 'GO_TO', stop: QUIZ_START }])
    session.send({ type: 'NEXT_QUESTION' })
    expect(session.screen()).toMatchObject({ question: 0 })
    session.send({ type: 'ANSWER_QUIZ', option: 1 }, { type: 'ANSWER_QUIZ', option: 0 })
    expect(session.screen()).toMatchObject({ question: 0, chosen: 1, right: 1 })
    session.send({ type: 'NEXT_QUESTION' }, { type: 'ANSWER_QUIZ', option: 1 })
    expect(session.screen()).toMatchObject({ question: 1, chosen: 1, right: 1 })
    session.send({ type: 'NEXT_QUESTION' })
    expect(session.screen()).toMatchObject(QUIZ_START)
  })
})

describe('a slip', () => {
  const asked = { name: 'PRINT_SLIP', subject: { kind: 'service', id: 'legal-aid' } }

  test('is printed of what is on the screen, once at a time, and told on that page alone', () => {
    const session = play([...opened, service, { type: 'PRINT_SLIP' }, { type: 'PRINT_SLIP' }])
    expect(session.requestsNamed('PRINT_SLIP')).toEqual([asked])
    expect(session.view().frame.idle).toBe('none')
    session.send({ type: 'PRINT_STARTED', job: 'j' }, body)
    expect(session.screen()).toMatchObject({ print: { status: 'idle' } })
    session.send({ type: 'BACK' }, { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' })
    expect(session.screen()).toMatchObject({ print: { status: 'printed' } })
    expect(session.view().frame.idle).toBe('information')
  })

  test('without a printer it is said instead; a list has nothing to print', () => {
    const session = play([...opened, service, { type: 'PRINT_SLIP' }], {
      devices: devices('absent', 'absent'),
    })
    expect(session.screen()).toMatchObject({ print: { status: 'unavailable' } })
    session.send({ type: 'BACK' }, { type: 'PRINT_SLIP' })
    expect(session.requestsNamed('PRINT_SLIP')).toEqual([])
  })
})

test('a guide that a service leads to is read, and left to the page of the service', () => {
  const session = play([...opened, service, { type: 'OPEN_GUIDES', start: { guide: 'unpaid-wages' } }])
  expect(session.requestsNamed('LOAD_GUIDE')).toHaveLength(1)
  session.send({ type: 'BACK' })
  expect(session.screen()).toMatchObject({ screen: 'service', id: 'legal-aid', depth: 1 })
})
