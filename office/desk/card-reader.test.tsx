// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ReaderFact } from '../../exchange/schemas/desk-reader.ts'
import { IntakeIdentity, NOBODY } from './components/intake-identity.tsx'
import { control } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const reader = (state: 'ready' | 'busy' | 'absent' | 'none', situation?: string) => ({ state, situation })
const readers = (idCard: object, socialCard: object = reader('none')) =>
  ({ type: 'READERS_CHANGED', idCard, socialCard }) as ReaderFact
const CARD = {
  method: 'card',
  document: 'resident',
  name: '赵过期',
  number: '000000197007010010',
  sex: 'male',
  birth: '1970-07-01',
  ethnicity: '11',
  address: '测试省样例县虚构乡3号',
  validTo: '2020-01-01',
} as const

/** The identity fields with a reader program that tells what it is told to. */
async function asked() {
  let line: ReadableStreamDefaultController<Uint8Array> | undefined
  let signal: AbortSignal | undefined
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    signal = init.signal ?? undefined
    return Promise.resolve(new Response(new ReadableStream({ start: (opened) => void (line = opened) })))
  })
  function Fields() {
    const [claim, setClaim] = useState(NOBODY)
    return (
      <IntakeIdentity
        claim={claim}
        onChange={setClaim}
        today="2026-11-26"
        readerPort={7720}
        problemOf={() => undefined}
      />
    )
  }
  const { unmount } = render(<Fields />)
  fireEvent.click(control('read-card'))
  await waitFor(() => expect(line).toBeDefined())
  const tell = (fact: ReaderFact) =>
    act(async () => line!.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(fact)}\n\n`)))
  return { tell, end: () => act(async () => line!.close()), isOver: () => signal!.aborted, unmount }
}
const shows = (text: string) => waitFor(() => expect(document.body.textContent).toContain(text))
const hides = (text: string) => waitFor(() => expect(document.body.textContent).not.toContain(text))

test('what to do with the card: laid, lifted, held still, in the reader that there is', async () => {
  const { tell } = await asked()
  await tell(readers(reader('ready'), reader('ready')))
  await shows('请把身份证放在读卡器上')
  await shows('也可以插社保卡')
  await tell({ type: 'CARD_FAILED', reader: 'idCard', situation: 'liftCard' })
  await shows('请拿起身份证，再放一次')
  await tell(readers(reader('busy'), reader('ready')))
  await shows('正在读卡，请别拿开')
  await hides('请拿起身份证')
  await tell({ type: 'CARD_FAILED', reader: 'socialCard', situation: 'of-a-newer-program' })
  await shows('读社保卡不顺利')
  await tell(readers(reader('absent', 'refused')))
  await shows('身份证读卡器没有接好')
  expect(control('cancel-card').textContent).toBe('不读了')
})

test('what was read cannot be written over; one that is out of date says so, and typing begins with nothing', async () => {
  const { tell } = await asked()
  await tell({ type: 'CARD_READ', identity: CARD })
  await shows('满')
  await shows('过了有效期')
  expect(document.querySelectorAll('.read-card input')).toHaveLength(0)
  fireEvent.click(control('type-identity'))
  expect(control('identity-name')).toHaveProperty('value', '')
  await hides('赵过期')
})

test('the time over, another page, a line that breaks: each has its words and the way to go on', async () => {
  const first = await asked()
  await first.tell({ type: 'READ_ENDED', reason: 'time' })
  await shows('没有读到卡')
  cleanup()
  const second = await asked()
  await second.tell({ type: 'READ_ENDED', reason: 'taken-over' })
  await shows('另一个页面在读卡')
  cleanup()
  const third = await asked()
  await third.tell(readers(reader('ready')))
  await third.end()
  await shows('连不上读卡程序')
  expect(control('read-card')).toBeDefined()
})

test('given up or left: nothing is waited for any more', async () => {
  const first = await asked()
  await first.tell(readers(reader('ready')))
  fireEvent.click(control('cancel-card'))
  expect(first.isOver()).toBe(true)
  await first.tell({ type: 'CARD_READ', identity: CARD })
  await hides('赵过期')
  cleanup()
  const second = await asked()
  second.unmount()
  expect(second.isOver()).toBe(true)
})
