import { describe, expect, test } from 'vitest'
import { play } from './fixtures.ts'

const plug = { type: 'HEADPHONES_CHANGED', plugged: true } as const
const unplug = { type: 'HEADPHONES_CHANGED', plugged: false } as const
const on = { type: 'SET_SPEECH', on: true } as const

describe('reading aloud', () => {
  test('is off until asked for, stays on over screens, and dies with the visit', () => {
    const session = play([{ type: 'TOUCH' }])
    expect(session.view().frame.speech).toEqual({ on: false, headphones: false })
    session.send(on, { type: 'OPEN_LAWS' }, { type: 'HOME' })
    expect(session.view().frame.speech.on).toBe(true)
    session.send({ type: 'START_OVER' }, { type: 'TOUCH' })
    expect(session.view().frame.speech.on).toBe(false)
  })

  test('headphones begin it from the waiting screen, which begins the visit', () => {
    const session = play([plug])
    expect(session.screen().screen).toBe('home')
    expect(session.view().frame.speech).toEqual({ on: true, headphones: true })
    expect(session.requests()).toEqual([{ name: 'BEGIN_SESSION' }])
  })

  test('headphones begin it on any screen without leaving it, and pulling them out ends it', () => {
    const session = play([{ type: 'OPEN_LAWS' }, plug])
    expect([session.screen().screen, session.view().frame.speech.on]).toEqual(['law-search', true])
    session.send(unplug)
    expect([session.screen().screen, session.view().frame.speech.on]).toEqual(['law-search', false])
  })

  test('headphones that stay in begin nothing anew when the fact is repeated', () => {
    const session = play([plug, { type: 'START_OVER' }, plug])
    expect(session.screen().screen).toBe('attract')
    expect(session.view().frame.speech).toEqual({ on: false, headphones: true })
    session.send({ type: 'TOUCH' }, { type: 'SET_SPEECH', on: true }, { type: 'SET_SPEECH', on: false }, plug)
    expect(session.view().frame.speech.on).toBe(false)
  })

  test('a repeated fact that nothing is plugged in does not switch off the speaker', () => {
    const session = play([{ type: 'TOUCH' }, on, unplug])
    expect(session.view().frame.speech.on).toBe(true)
  })

  test('who listens has the quiet time; where nothing disturbs anyway, that stays so', () => {
    const session = play([{ type: 'OPEN_LAWS' }, on])
    expect(session.view().frame.idle).toBe('information')
    session.send({ type: 'SPEECH_STARTED' })
    expect(session.view().frame.idle).toBe('quiet')
    session.send({ type: 'SPEECH_ENDED' })
    expect(session.view().frame.idle).toBe('information')
    session.send({ type: 'SPEECH_STARTED' }, { type: 'SET_SPEECH', on: false })
    expect(session.view().frame.idle).toBe('information')
    session.send({ type: 'SPEECH_STARTED' })
    expect(session.view().frame.idle).toBe('information')
  })
})
