import { expect, test } from 'vitest'
import { commandOf, type KeyPlace } from './keymap.ts'

const free: KeyPlace = { writing: false, onKeyboard: false, typing: false }
const key = (name: string, more: object = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})

test.each([
  ['ArrowDown', 'next'],
  ['Tab', 'next'],
  ['ArrowUp', 'previous'],
  ['Enter', 'select'],
  [' ', 'select'],
  ['Escape', 'back'],
  ['Backspace', 'back'],
  ['F1', 'call'],
  ['a', null],
])('%s is %s', (name, command) => expect(commandOf(key(name), free)).toBe(command))

test('Shift with Tab goes back; shortcuts of the system are not ours', () => {
  expect(commandOf(key('Tab', { shiftKey: true }), free)).toBe('previous')
  expect(commandOf(key('Tab', { altKey: true }), free)).toBeNull()
})

test('while a field is open its own keys write, and up and down still lead on', () => {
  const field = { ...free, writing: true }
  for (const name of ['Backspace', 'Escape', 'ArrowLeft', 'ArrowRight'])
    expect(commandOf(key(name), field)).toBeNull()
  expect(commandOf(key('ArrowDown'), field)).toBe('next')
  expect(commandOf(key('Enter'), field)).toBe('select')
})

test('on the keys of the screen left and right lead on, unless somebody types on a keyboard', () => {
  const onKeys = { writing: true, onKeyboard: true, typing: false }
  expect(commandOf(key('ArrowRight'), onKeys)).toBe('next')
  expect(commandOf(key('ArrowRight'), { ...onKeys, typing: true })).toBeNull()
  expect(commandOf(key(' '), { ...onKeys, typing: true })).toBeNull()
})
