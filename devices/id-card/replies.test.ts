import { expect, test } from 'vitest'
import type { CommandName } from './commands.ts'
import { formatSamId, readReply } from './replies.ts'
import { hex, readReplyOf, replies } from './test-vectors.ts'

const bodyOf = (frame: string) => hex(frame).slice(7, -1)

test.each([
  ['status', replies.ok, 'done'],
  ['samId', replies.samId, 'done'],
  ['findCard', replies.found, 'done'],
  ['findCard', replies.noCard, 'no-card'],
  ['selectCard', replies.selected, 'done'],
  ['selectCard', replies.selectFailed, 'liftCard'],
  ['selectCard', replies.cardRefuses, 'notGenuineOrDamaged'],
  ['selectCard', replies.moduleRefuses, 'notGenuineOrDamaged'],
  ['readTextAndPhoto', replies.verificationFailed, 'notGenuineOrDamaged'],
  ['selectCard', replies.wrongCard, 'wrongCard'],
  ['readTextAndPhoto', readReplyOf('zhang'), 'done'],
  ['readTextAndPhoto', replies.readFailed, 'readFailed'],
  ['readNewestAddress', replies.newAddressLi, 'done'],
  ['readNewestAddress', replies.noItem, 'noContent'],
  ['findCard', replies.badChecksum, 'lineNoise'],
  ['findCard', replies.badLength, 'lineNoise'],
  ['findCard', replies.badCommand, 'moduleError'],
  ['findCard', replies.unknownError, 'moduleError'],
  ['status', replies.selfTestFailed, 'selfTestFailed'],
  ['status', replies.notAuthorised, 'notAuthorised'],
] as const)('%s answered by %s means %s', (command, frame, meaning) => {
  expect(readReply(command, bodyOf(frame))?.class).toBe(meaning)
})

test.each<[CommandName, string]>([
  ['findCard', replies.ok],
  ['findCard', replies.selected],
  ['findCard', readReplyOf('zhang')],
  ['selectCard', replies.found],
  ['selectCard', readReplyOf('zhang')],
  ['readTextAndPhoto', replies.ok],
  ['readTextAndPhoto', replies.selected],
  ['readTextAndPhoto', replies.newAddressLi],
  ['readNewestAddress', readReplyOf('zhang')],
  ['status', replies.selected],
  ['samId', replies.ok],
])('%s is not answered by a late %s', (command, frame) => {
  expect(readReply(command, bodyOf(frame))).toBeUndefined()
})

test("only SW3 is compared: SW1 and SW2 may be the card's own", () => {
  expect(readReply('readTextAndPhoto', hex('6A8241'))?.class).toBe('readFailed')
})

test('an unknown code is a module error, a body without code no reply', () => {
  expect(readReply('status', hex('0000EE'))?.class).toBe('moduleError')
  expect(readReply('status', hex('0000'))).toBeUndefined()
})

test('the module id is printed as vendors do', () => {
  expect(formatSamId(bodyOf(replies.samId).slice(3))).toBe('05.01-20260101-0001234567-0987654321')
  expect(formatSamId(new Uint8Array(15))).toBeUndefined()
})
