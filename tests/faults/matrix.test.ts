import { afterAll, describe, expect, test } from 'vitest'
import {
  situations,
  situationsOf,
  type SituatedDevice,
  type Situation,
} from '../../devices/core/situations.ts'
import { eventually, goToCard, goToCheck, openLobby, readCard, text, type Lobby } from './lobby.ts'

/**
 * The fault matrix: every named situation of every device in every place of a visit. What the screen then says, that
 * nothing is lost and nothing is there twice, and that it goes on without a restart once the cause is gone.
 */
const PLACES = ['idle', 'reading', 'submitting', 'printing'] as const
type Place = (typeof PLACES)[number]

const LIMIT_MS = 240_000
/** Where the two devices that every visit needs are in use: what `npm test` has time for. */
const inUse: Readonly<Partial<Record<SituatedDevice, readonly Place[]>>> = {
  idCard: ['reading'],
  receiptPrinter: ['printing'],
}
/** `npm run test:long` tries every cell. */
const tried: typeof inUse = process.env['LONG']
  ? Object.fromEntries(Object.keys(situations).map((device) => [device, PLACES]))
  : inUse
const table = new Map<string, Map<Place, string>>()

/** What the situation does to a receipt that has begun to come out. */
const inPrint: Readonly<Record<string, string>> = {
  paperOut: 'receipt: failed paperOut',
  coverOpen: 'receipt: failed coverOpen',
  offline: 'receipt: failed offline',
  unrecoverable: 'receipt: failed unrecoverable',
  paperOutMidReceipt: 'receipt: failed paperOut',
  cutterFault: 'receipt: printed cutterFault',
  // Waits until it has cooled down, and goes on by itself.
  overheated: 'receipt: printing',
  silent: 'receipt: unknown silent',
  stalled: 'receipt: unknown silent',
  unplugged: 'receipt: unknown linkLost',
}

/** What the situation does to a receipt that is asked for meanwhile. */
function beforePrint(name: string, { status, receipt }: Situation): string {
  if (status.state === 'absent' || status.state === 'fault') return 'receipt: unavailable'
  if (name === 'cutterFault') return 'receipt: printed cutterFault'
  if (receipt === undefined || receipt.outcome === 'printed') return 'receipt: printed'
  return `receipt: ${receipt.outcome} ${receipt.situation}`
}

function expected(place: Place, device: SituatedDevice, name: string): string {
  const situation = situationOf(device, name)
  switch (place) {
    case 'idle':
      return 'attract'
    case 'reading': {
      const { state } = situation.status
      if (device === 'socialCard') {
        // The identity card can be read all the same: nothing is shown of a slot that is out of order.
        const isQuiet = state !== 'ready' || situation.card === 'nothing'
        return isQuiet ? 'card: waiting' : `card: ${situation.card ?? 'read'}`
      }
      if (device !== 'idCard') return 'card: read'
      return state === 'ready' ? `card: ${situation.card ?? 'read'}` : `card: reader ${state}`
    }
    case 'submitting':
      return device === 'receiptPrinter' ? beforePrint(name, situation) : 'receipt: printed'
    case 'printing':
      return device === 'receiptPrinter' ? (inPrint[name] ?? 'receipt: printed') : 'receipt: printed'
    default:
      throw new Error(place)
  }
}

const situationOf = (device: SituatedDevice, name: string): Situation =>
  (situations[device] as Readonly<Record<string, Situation>>)[name]!

/** The screen in a few words. */
function seen({ view }: Lobby): string {
  const { screen, frame } = view()
  if (screen.screen === 'form-identity-card') {
    const { state } = frame.devices.idCard
    if (screen.identity !== null) return 'card: read'
    if (screen.situation !== null) return `card: ${screen.situation}`
    const isAlone = frame.devices.socialCard.state === 'absent'
    return isAlone && ['absent', 'fault', 'recovering'].includes(state)
      ? `card: reader ${state}`
      : 'card: waiting'
  }
  if (screen.screen !== 'receipt') return screen.screen
  return ['receipt:', screen.print.status, screen.print.situation].filter(Boolean).join(' ')
}

async function goTo(place: Place, lobby: Lobby): Promise<void> {
  if (place === 'idle') return
  await goToCard(lobby)
  if (place === 'reading') return
  await readCard(lobby)
  await goToCheck(lobby)
  if (place === 'submitting') return
  // So slow that the situation comes in the middle of the paper.
  await lobby.put('receiptPrinter', 'slowLine')
  lobby.send({ type: 'CONFIRM' })
  await eventually('paper to come', () => lobby.papers().some((piece) => piece.text.length > 20))
}

/** Whatever is still to do for the citizen, as if nothing had been. */
async function finish(place: Place, lobby: Lobby): Promise<void> {
  const { view, send, device } = lobby
  await eventually('the devices to be well again', () =>
    (['idCard', 'receiptPrinter'] as const).every((id) => ['ready', 'busy'].includes(device(id).state)),
  )
  if (place === 'idle') await goToCard(lobby)
  if (place === 'idle' || place === 'reading') {
    if (seen(lobby) !== 'card: read') await readCard(lobby)
    await goToCheck(lobby)
    send({ type: 'CONFIRM' })
  }
  await eventually('the printing to end', () => /^receipt: (?!idle|printing)/.test(seen(lobby)))
  if (seen(lobby).startsWith('receipt: unknown')) {
    const before = wholeReceipts(lobby).length
    await new Promise((resolve) => setTimeout(resolve, 400))
    // It may lie there: nothing comes by itself, only when the citizen asks.
    expect(seen(lobby)).toMatch(/^receipt: unknown/)
    expect(before).toBeLessThanOrEqual(1)
    expect(wholeReceipts(lobby)).toHaveLength(before)
    send({ type: 'PRINT', copy: view().screen.screen === 'receipt' })
  }
  await eventually('the receipt', () => seen(lobby).startsWith('receipt: printed'))
}

const bare = (words: string): string => words.replaceAll(/\s/g, '')

function wholeReceipts(lobby: Lobby): { marked: boolean }[] {
  const { screen } = lobby.view()
  if (screen.screen !== 'receipt') throw new Error('no receipt')
  return lobby
    .papers()
    .map((piece) => bare(piece.text))
    .filter((piece) => piece.includes(screen.result.number) && piece.endsWith(bare(text('receipt.privacy'))))
    .map((piece) => ({ marked: piece.includes(text('receipt.copy')) }))
}

async function tryCell(place: Place, device: SituatedDevice, name: string): Promise<void> {
  const lobby = await openLobby()
  try {
    // With only one reader the page has to say what is the matter with it.
    if (device === 'idCard') await lobby.put('socialCard', 'readerUnplugged')
    await goTo(place, lobby)
    await lobby.put(device, name)
    const { status } = situationOf(device, name)
    const shows = () =>
      lobby.device(device).state === status.state &&
      (status.situation === undefined || lobby.device(device).situation === status.situation)
    if (place === 'printing' && device !== 'receiptPrinter') await lobby.put('receiptPrinter', 'ready')
    if (place !== 'printing') await eventually(`${device} to be told ${status.state}`, shows)
    if (place === 'reading' && device === 'socialCard') lobby.socialCard('zhang')
    else if (place === 'reading') lobby.card('zhang')
    if (place === 'submitting') lobby.send({ type: 'CONFIRM' })
    const wanted = expected(place, device, name)
    await eventually(`"${wanted}"`, () => seen(lobby) === wanted).catch(() => {
      expect(seen(lobby)).toBe(wanted)
    })
    const isUnknown = wanted.startsWith('receipt: unknown')
    const isTorn = /failed/.test(wanted) && lobby.papers().length > 0

    await lobby.put(device, 'ready')
    lobby.socialCard(null)
    const from = performance.now()
    await finish(place, lobby)
    const seconds = ((performance.now() - from) / 1000).toFixed(1)

    // Kept once, on paper once; a second sheet only where the citizen asked for it, and then marked.
    const { screen } = lobby.view()
    expect(screen.screen === 'receipt' && lobby.kept()).toEqual([
      screen.screen === 'receipt' && screen.result.number,
    ])
    await eventually('the cut', () => lobby.papers().every(({ cut }) => cut))
    const whole = wholeReceipts(lobby)
    expect(whole.filter(({ marked }) => !marked).length).toBe(isUnknown ? whole.length - 1 : isTorn ? 0 : 1)
    expect(whole.filter(({ marked }) => marked).length).toBe(isUnknown || isTorn ? 1 : 0)
    const row = table.get(`${device}.${name}`) ?? new Map<Place, string>()
    table.set(`${device}.${name}`, row.set(place, `${wanted} (${seconds} s)`))
  } finally {
    await lobby.close()
  }
}

describe.concurrent.each(Object.entries(tried) as [SituatedDevice, readonly Place[]][])(
  '%s',
  (device, places) => {
    test.each(situationsOf(device))(
      '%s',
      async (name) => {
        const cells = await Promise.allSettled(places.map((place) => tryCell(place, device, name)))
        const failures = cells.flatMap((cell, i) =>
          cell.status === 'rejected' ? [`${places[i]}: ${String(cell.reason)}`] : [],
        )
        expect(failures).toEqual([])
      },
      LIMIT_MS,
    )
  },
)

afterAll(() => {
  const width = 40
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(width)).join('')
  console.log(
    [
      'Fault matrix: what the screen says in each situation (seconds from the mended cause to the paper).',
      line(['situation', ...PLACES]),
      ...[...table].map(([name, row]) => line([name, ...PLACES.map((place) => row.get(place) ?? '')])),
    ].join('\n'),
  )
})
