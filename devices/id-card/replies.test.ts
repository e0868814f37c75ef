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
  ['selectCard', replies.selectFailed, 'lift-card'],
  ['selectCard', replies.cardRefuses, 'not-genuine-or-damaged'],
  ['selectCard', replies.moduleRefuses, 'not-genuine-or-damaged'],
  ['readTextAndPhoto', replies.verificationFailed, 'not-genuine-or-damaged'],
  ['selectCard', replies.wrongCard, 'wrong-card'],
  ['readTextAndPhoto', readReplyOf('zhang'), 'done'],
  ['readTextAndPhoto', replies.readFailed, 'read-failed'],
  ['readNewestAddress', replies.newAddressLi, 'done'],
  ['readNewestAddress', replies.noItem, 'no-content'],
  ['findCard', replies.badChecksum, 'line-noise'],
  ['findCard', replies.badLength, 'line-noise'],
  ['findCard', replies.badCommand, 'module-error'],
  ['findCard', replies.unknownError, 'module-error'],
  ['status', replies.selfTestFailed, 'self-test-failed'],
  ['status', replies.notAuthorised, 'not-authorised'],
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
  expect(readReply('readTextAndPhoto', hex('6A8241'))?.class).toBe('read-failed')
})

test('an unknown code is a module error, a body without code no reply', () => {
  expect(readReply('status', hex('0000EE'))?.class).toBe('module-error')
  expect(readReply('status', hex('0000'))).toBeUndefined()
})

test('the module id is printed as vendors do', () => {
  expect(formatSamId(bodyOf(replies.samId).slice(3))).toBe('05.01-20260101-0001234567-0987654321')
  expect(formatSamId(new Uint8Array(15))).toBeUndefined()
})
