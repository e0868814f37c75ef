import { expect, test } from 'vitest'
import { Hono } from 'hono'
import { receiptQr } from '../../exchange/receipt-token.ts'
import type { Fact } from '../api.ts'
import { createFactHub } from './fact-hub.ts'
import { scanningRoutes } from './scanning.ts'
import { createSessionStore } from './session-store.ts'

const CODE = receiptQr('261122-7A3K-A0001-3', '7AQ4KMXY')
const RECEIPT = { type: 'CODE_SCANNED', receipt: { number: '261122-7A3K-A0001-3', token: '7AQ4KMXY' } }

function scanner() {
  const hub = createFactHub()
  const sessions = createSessionStore()
  let scan: (code: string) => void = () => {}
  let time = 0
  const { unheard } = scanningRoutes(new Hono(), {
    hub,
    sessions,
    devices: {
      onCode: (listener) => {
        scan = listener
      },
    },
    now: () => time,
  })
  const listen = (page: string): Fact[] => {
    const heard: Fact[] = []
    hub.listen(page, (fact) => heard.push(fact))
    return heard
  }
  return {
    hub,
    sessions,
    unheard,
    listen,
    scan: (code: string) => scan(code),
    pass: (ms: number) => (time += ms),
  }
}

test('a code goes to the page in charge alone', () => {
  const { sessions, listen, scan, unheard } = scanner()
  sessions.begin('one')
  const one = listen('one')
  const two = listen('two')
  scan(CODE)
  expect(one).toEqual([RECEIPT])
  expect(two).toEqual([])
  expect(unheard()).toEqual([])
})

test('when the page in charge was loaded anew, the page that listens is told', () => {
  const { sessions, listen, scan } = scanner()
  sessions.begin('before')
  sessions.end()
  const after = listen('after')
  scan('https://pay.example/0000')
  expect(after).toEqual([{ type: 'CODE_SCANNED', receipt: null }])
})

test('a code that comes while the page is being drawn is given once, to who listens first', () => {
  const { scan, unheard, pass } = scanner()
  scan(CODE)
  pass(4_000)
  expect(unheard()).toEqual([RECEIPT])
  expect(unheard()).toEqual([])
})

test('a code nobody listened to is gone after five seconds, and with the next visit', () => {
  const { scan, unheard, pass, sessions } = scanner()
  scan(CODE)
  pass(5_001)
  expect(unheard()).toEqual([])
  scan(CODE)
  sessions.begin('next')
  expect(unheard()).toEqual([])
})
