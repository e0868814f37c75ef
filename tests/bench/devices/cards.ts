import net from 'node:net'
import { unwrap } from '../../../base/result.ts'
import type { LinkConfig } from '../../../devices/core/link.ts'
import { fictitiousCards } from '../../../devices/id-card/fixtures.ts'
import { createFrameDecoder, REPLY_LENGTHS } from '../../../devices/id-card/frame.ts'
import { createIdCardSimulator } from '../../../devices/id-card/simulator.ts'
import { eventually, goToCard, openLobby } from '../../faults/lobby.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'

const READINGS = 40
/** So that code which is compiled at its first use does not count; nobody is the first of the day twice. */
const WARM_UP = 3
/** What a module takes to answer, typically; what it really took is measured on the line. */
const READER_MS = 20
/** The driver looks this often while a card is expected (devices/id-card/driver.ts). */
const POLL_MS = 300
/** Longer than two looks at the empty field. */
const LIFTED_MS = 1000

/** From the card on the reader to the fact at the page; the clock is one, reader, service and page being one process. */
export async function measureCards(): Promise<Bar[]> {
  const reader = unwrap(await createIdCardSimulator())
  reader.setFaults({ delayMs: READER_MS })
  const line = await listenIn(reader.link)
  const lobby = await openLobby({ readerAt: line.address })
  const toFact: number[] = []
  const toFind: number[] = []
  const inAll: number[] = []
  for (let reading = -WARM_UP; reading < READINGS; reading++) {
    await goToCard(lobby)
    reader.remove()
    // At every point of the interval once.
    await wait(LIFTED_MS + (POLL_MS * Math.max(0, reading)) / READINGS)
    const put = performance.now()
    line.forget()
    const read = untilRead(lobby)
    reader.present(fictitiousCards.zhang)
    const readAt = await read
    if (reading >= 0) {
      toFind.push(line.foundAt() - put)
      toFact.push(readAt - line.lastByteAt())
      inAll.push(readAt - put)
    }
    lobby.send({ type: 'QUICK_EXIT' })
    await eventually('the waiting screen', () => lobby.view().screen.screen === 'attract')
  }
  await lobby.close()
  await line.close()
  await reader.close()
  return [
    {
      name: "last byte of the card's frames → CARD_READ at the page, 95 %",
      value: percentile(toFact, 0.95),
      unit: 'ms',
      goal: { most: 10 },
      baseline: { name: 'card put down → CARD_READ', value: percentile(inAll, 0.95) },
    },
    {
      name: `card put down → found, 95 % (one look every ${POLL_MS} ms, and the reader's own time)`,
      value: percentile(toFind, 0.95),
      unit: 'ms',
      goal: { most: POLL_MS + percentile(line.answerTimes(), 0.95) },
    },
  ]
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** When the page has the masked card. */
const untilRead = async (lobby: Awaited<ReturnType<typeof openLobby>>): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const stop = lobby.subscribe(() => {
    const { screen } = lobby.view()
    if (screen.screen === 'form-identity-card' && screen.identity !== null) resolve(performance.now())
  })
  return promise.finally(stop)
}

const FOUND = 0x9f

/** A line between reader and driver that notes when what went by; its bytes are passed on at once. */
async function listenIn(target: LinkConfig) {
  if (!('tcp' in target)) throw new Error('the simulator listens on a loopback port')
  const [host, port] = target.tcp.split(':')
  let foundAt = 0
  let lastByteAt = 0
  let askedAt = 0
  const answerTimes: number[] = []
  const server = net.createServer((driver) => {
    const reader = net.connect(Number(port), host)
    const decoder = createFrameDecoder(REPLY_LENGTHS)
    driver.setNoDelay(true)
    reader.setNoDelay(true)
    driver.on('data', (bytes: Buffer) => {
      askedAt = performance.now()
      reader.write(bytes)
    })
    reader.on('data', (bytes: Buffer) => {
      const now = performance.now()
      for (const event of decoder.push(Buffer.from(bytes), now)) {
        if (event.kind !== 'frame') continue
        if (event.body[2] === FOUND) foundAt ||= now
        answerTimes.push(now - askedAt)
        lastByteAt = now
      }
      driver.write(bytes)
    })
    const end = () => {
      driver.destroy()
      reader.destroy()
    }
    for (const socket of [driver, reader]) socket.on('error', end).on('close', end)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    forget: () => {
      foundAt = 0
      lastByteAt = 0
    },
    foundAt: () => foundAt,
    answerTimes: () => answerTimes,
    /** Of the last frame before: the card's last, text and photo being followed by the newest address. */
    lastByteAt: () => lastByteAt,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
