import { expect, test } from 'vitest'
import { ok } from '../../base/result.ts'
import { newCounters } from '../core/device.ts'
import type { Link } from '../core/link.ts'
import { manualTimers } from '../core/timers.ts'
import { createConversation } from './conversation.ts'
import { hex, readReplyOf, replies, sent } from './test-vectors.ts'

/** A conversation on a line and a time that the test holds in its hands. */
function setup() {
  const timers = manualTimers()
  const written: string[] = []
  const stop = new AbortController()
  let hear: (bytes: Uint8Array) => void = () => {}
  const link: Link = {
    write: (bytes) => {
      written.push(Buffer.from(bytes).toString('hex').toUpperCase())
      return Promise.resolve(ok(undefined))
    },
    onData: (listener) => {
      hear = listener
      return () => {}
    },
    onClose: () => () => {},
    close: () => Promise.resolve(),
  }
  const counters = newCounters()
  const talk = createConversation({ link, signal: stop.signal, counters, timers })
  const say = async (reply: string) => {
    const bytes = hex(reply)
    hear(bytes)
    await timers.advance(0)
    return bytes
  }
  return { talk, timers, written, stop, counters, say }
}

test('after a time-out nothing is sent until the line has been quiet; what comes meanwhile answers nothing', async () => {
  const { talk, timers, written, say } = setup()
  const unanswered = talk.ask('findCard')
  await timers.advance(1000)
  expect(await unanswered).toEqual({ ok: false, error: { kind: 'silent' } })
  const second = talk.ask('findCard')
  await timers.advance(49)
  await say(replies.found)
  await timers.advance(50)
  expect(written).toEqual([sent.findCard])
  await timers.advance(51)
  expect(written).toEqual([sent.findCard, sent.findCard])
  await say(replies.noCard)
  expect(await second).toMatchObject({ ok: true, value: { class: 'no-card' } })
  expect(timers.pending()).toBe(0)
})

test('a line that never falls quiet delays the next command, but not for ever', async () => {
  const { talk, timers, written, say } = setup()
  const unanswered = talk.ask('status')
  await timers.advance(1000)
  await unanswered
  const second = talk.ask('status')
  for (let waited = 0; waited < 1600; waited += 40) {
    await timers.advance(40)
    await say('00')
  }
  expect(written).toHaveLength(2)
  await say(replies.ok)
  expect((await second).ok).toBe(true)
})

test('a reply that breaks off is asked for again as soon as the line is quiet, not after the whole budget', async () => {
  const { talk, timers, written, say, counters } = setup()
  const asked = talk.ask('readTextAndPhoto')
  await timers.advance(0)
  await say(readReplyOf('zhang').slice(0, 900))
  await timers.advance(250 + 50)
  expect(written).toEqual([sent.readTextAndPhoto, sent.readTextAndPhoto])
  await say(readReplyOf('zhang'))
  expect(await asked).toMatchObject({ ok: true, value: { class: 'done' } })
  expect(counters).toMatchObject({ frames: 1, timeouts: 0 })
})

test('damage that does not end is told after two repeats', async () => {
  const { talk, timers, written, say } = setup()
  const asked = talk.ask('findCard')
  for (let i = 0; i < 3; i++) {
    await timers.advance(50)
    await say(replies.found.replace(/..$/, '00'))
  }
  expect(await asked).toEqual({ ok: false, error: { kind: 'noisy' } })
  expect(written).toHaveLength(3)
})

test('received bytes are blanked once they are taken', async () => {
  const { talk, timers, say } = setup()
  const asked = talk.ask('readTextAndPhoto')
  await timers.advance(0)
  const chunk = await say(readReplyOf('zhang'))
  expect(chunk.every((byte) => byte === 0)).toBe(true)
  expect((await asked).ok).toBe(true)
})

test('a link that ends, ends the question', async () => {
  const { talk, stop } = setup()
  const asked = talk.ask('status')
  stop.abort()
  expect(await asked).toEqual({ ok: false, error: { kind: 'ended' } })
})

test('two questions at a time are a bug', async () => {
  const { talk, timers, say } = setup()
  const asked = talk.ask('status')
  await timers.advance(0)
  await expect(talk.ask('findCard')).rejects.toThrow('unanswered')
  await say(replies.ok)
  expect((await asked).ok).toBe(true)
})
