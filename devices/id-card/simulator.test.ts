import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { openLink } from '../core/link.ts'
import { fictitiousCards } from './fixtures.ts'
import { createIdCardSimulator, type SimulatorFaults, type SimulatorPlace } from './simulator.ts'
import { hex, replies, sent, texts } from './test-vectors.ts'

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 })

/** A simulator and a bare line to it: bytes in, bytes out. */
async function setup(listen?: SimulatorPlace) {
  const simulator = unwrap(await createIdCardSimulator(listen ? { listen } : {}))
  const link = unwrap(await openLink(simulator.link, { timeoutMs: 2000 }))
  let heard = ''
  let ended = false
  link.onData((bytes) => {
    heard += Buffer.from(bytes).toString('hex').toUpperCase()
  })
  link.onClose(() => {
    ended = true
  })
  onTestFinished(async () => {
    await link.close()
    await simulator.close()
  })
  /** Sends a command and waits for as many hex digits as the expected reply has. */
  const ask = async (command: string, digits: number) => {
    heard = ''
    await link.write(hex(command), 1000)
    await until(() => expect(heard.length).toBeGreaterThanOrEqual(digits))
    return heard
  }
  return {
    simulator,
    ask,
    heard: () => heard,
    ended: () => ended,
    write: (text: string) => link.write(hex(text), 1000),
  }
}

test('it behaves as a module does', async () => {
  const { simulator, ask, heard, write } = await setup()
  expect(await ask(sent.status, replies.ok.length)).toBe(replies.ok)
  expect(await ask(sent.samId, replies.samId.length)).toBe(replies.samId)
  expect(await ask(sent.findCard, replies.noCard.length)).toBe(replies.noCard)
  expect(await ask(sent.selectCard, replies.selectFailed.length)).toBe(replies.selectFailed)
  expect(await ask(sent.readTextAndPhoto, replies.readFailed.length)).toBe(replies.readFailed)
  simulator.present(fictitiousCards.liLongTerm)
  expect(await ask(sent.selectCard, replies.selectFailed.length)).toBe(replies.selectFailed)
  expect(await ask(sent.findCard, replies.found.length)).toBe(replies.found)
  expect(await ask(sent.selectCard, replies.selected.length)).toBe(replies.selected)
  await write(sent.readTextAndPhoto)
  await until(() => expect(heard().length / 2).toBe(replies.selected.length / 2 + 1295))
  expect(heard()).toContain(`AAAAAA9669050800009001000400${texts.liLongTerm.text}574C6600`)
  expect(await ask(sent.readNewestAddress, replies.newAddressLi.length)).toBe(replies.newAddressLi)
  expect(await ask(sent.findCard, replies.noCard.length)).toBe(replies.noCard)
  simulator.remove()
  simulator.present(fictitiousCards.zhang)
  expect(await ask(sent.findCard, replies.found.length)).toBe(replies.found)
  expect(await ask(sent.selectCard, replies.selected.length)).toBe(replies.selected)
  expect(await ask(sent.selectCard, replies.selectFailed.length)).toBe(replies.selectFailed)
})

test('it tells a damaged command', async () => {
  const { ask } = await setup()
  expect(await ask(sent.status.replace(/..$/, '00'), replies.badChecksum.length)).toBe(replies.badChecksum)
  expect(await ask('AAAAAA96690002', replies.badLength.length)).toBe(replies.badLength)
  expect(await ask('AAAAAA96690003777703', replies.badCommand.length)).toBe(replies.badCommand)
})

test.each(['zhang', 'liLongTerm', 'permit', 'foreign2017'] as const)(
  'the card %s has the bytes of the vector',
  (name) => {
    expect(Buffer.from(fictitiousCards[name].text).toString('hex').toUpperCase()).toBe(texts[name].text)
  },
)

test.each<[string, SimulatorFaults, string]>([
  ['chunkBytes', { chunkBytes: 3 }, replies.ok],
  ['delayMs', { delayMs: 50 }, replies.ok],
  ['noise', { noise: hex('00FFAA') }, `00FFAA${replies.ok}`],
  ['badChecksums', { badChecksums: 1 }, replies.ok.replace(/94$/, '6B')],
  ['truncatedReplies', { truncatedReplies: 1 }, replies.ok.slice(0, -2)],
  ['code', { code: 0x66 }, replies.notAuthorised],
])('fault %s', async (_name, faults, expected) => {
  const { simulator, ask } = await setup()
  simulator.setFaults(faults)
  expect(await ask(sent.status, expected.length)).toBe(expected)
  simulator.setFaults({})
  expect(await ask(sent.status, replies.ok.length)).toBe(replies.ok)
})

test('dropped replies are lost, the next one is not', async () => {
  const { simulator, ask, write } = await setup()
  simulator.setFaults({ dropReplies: 2 })
  await write(sent.findCard)
  await write(sent.findCard)
  expect(await ask(sent.status, replies.ok.length)).toBe(replies.ok)
})

test('a socket path, unplugged and plugged in again under the same address', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingli-sim-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { simulator, ask, ended } = await setup({ unix: path.join(folder, 'reader') })
  expect(await ask(sent.status, replies.ok.length)).toBe(replies.ok)
  await simulator.unplug()
  await until(() => expect(ended()).toBe(true))
  expect((await openLink(simulator.link, { timeoutMs: 500 })).ok).toBe(false)
  expect((await simulator.plug()).ok).toBe(true)
  const again = unwrap(await openLink(simulator.link, { timeoutMs: 500 }))
  await again.close()
})
