import { expect, test } from 'vitest'
import { devices, play, queueTicket } from './fixtures.ts'

const toChoice = [
  { type: 'TOUCH' },
  { type: 'SESSION_BEGUN', epoch: 7 },
  { type: 'CALL_STAFF' },
  { type: 'OPEN_QUEUE' },
] as const
const take = (ticketId: string) => ({ type: 'TAKE_NUMBER', topic: 'mediation', ticketId }) as const

test('two touches to the choice, one to the number, and its paper comes by itself; nobody is asked who they are', () => {
  const visit = play(toChoice)
  expect(visit.screen()).toMatchObject({ screen: 'queue-topics', status: 'choosing' })
  visit.send(take('id-1'), { type: 'NUMBER_GIVEN', ticket: queueTicket })
  expect(visit.screen()).toMatchObject({
    screen: 'queue-number',
    ticket: { number: '012' },
    print: { status: 'printing' },
  })
  visit.send({ type: 'PRINT_STARTED', job: 'j' }, { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' })
  expect(visit.screen()).toMatchObject({ print: { status: 'printed' } })
  expect(visit.requests().map(({ name }) => name)).toEqual([
    'BEGIN_SESSION',
    'CALL_STAFF',
    'TAKE_NUMBER',
    'PRINT_NUMBER',
  ])
  visit.send({ type: 'START_OVER' })
  expect(visit.screen().screen).toBe('attract')
  expect(JSON.stringify(visit.snapshot().context)).not.toContain('"012"')
  expect(visit.unexpected()).toEqual([])
})

test('whatever goes wrong, it is the same id that is asked for again, also for another matter', () => {
  const visit = play(toChoice)
  visit.send(take('id-1'), { type: 'NUMBER_FAILED', reason: 'office-unreachable' })
  expect(visit.screen()).toMatchObject({ status: 'failed', reason: 'office-unreachable' })
  visit.send({ type: 'RETRY_NUMBER' }, { type: 'BACK' }, take('id-2'))
  expect(visit.requestsNamed('TAKE_NUMBER').map((request) => 'id' in request && request.id)).toEqual([
    'id-1',
    'id-1',
    'id-1',
  ])
})

test('an office that gives no numbers any more says so, and there is no second try', () => {
  const visit = play([{ type: 'TOUCH' }, { type: 'OPEN_DIRECTORY', stop: { screen: 'services' } }])
  visit.send({ type: 'OPEN_QUEUE' }, take('id-1'), { type: 'NUMBER_FAILED', reason: 'closed' })
  expect(visit.screen()).toMatchObject({ screen: 'queue-topics', status: 'failed', reason: 'closed' })
  visit.send({ type: 'BACK' })
  expect(visit.screen().screen).toBe('services')
  expect(visit.unexpected()).toEqual([])
})

test('without paper the number is shown all the same, and says that it was not printed', () => {
  const visit = play([...toChoice, take('id-1')], { devices: devices('ready', 'fault', 'paperOut') })
  visit.send({ type: 'NUMBER_GIVEN', ticket: queueTicket })
  expect(visit.screen()).toMatchObject({ screen: 'queue-number', print: { status: 'unavailable' } })
  expect(visit.requestsNamed('PRINT_NUMBER')).toEqual([])
})

test('what was found in the services waits beneath', () => {
  const visit = play([
    { type: 'TOUCH' },
    { type: 'OPEN_DIRECTORY', stop: { screen: 'services' } },
    { type: 'OPEN_QUEUE' },
    { type: 'BACK' },
  ])
  expect(visit.screen().screen).toBe('services')
})
