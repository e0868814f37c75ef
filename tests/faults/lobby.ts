import { unwrap } from '../../base/result.ts'
import type { SituatedDevice } from '../../devices/core/situations.ts'
import type { DeviceFact } from '../../kiosk/api.ts'
import type { SessionEvent } from '../../kiosk/session/events.ts'
import type { View } from '../../kiosk/session/screen.ts'
import { waitFor } from '../support/kiosk-process.ts'
import { openPage } from '../support/page.ts'
import { content, makeService, simulatedDevices, TOKEN } from '../support/service.ts'
import { fillForm } from '../support/visit.ts'

/**
 * A kiosk in one process: simulated hardware behind the real drivers, the real service on a loopback port, and the
 * page without its drawing: its supervisor and session machine, which talk to the service over HTTP.
 */
export interface Lobby {
  readonly view: () => View
  readonly subscribe: (listener: () => void) => () => void
  readonly send: (event: SessionEvent) => void
  /** Puts a simulated device into a named situation. */
  readonly put: (device: SituatedDevice, situation: string) => Promise<void>
  readonly card: (id: string | null) => void
  /** The same of a social security card in its slot. */
  readonly socialCard: (id: string | null) => void
  readonly device: (id: SituatedDevice) => DeviceFact
  /** Numbers of the applications that are durably kept. */
  readonly kept: () => string[]
  /** What lies on paper, piece by piece. */
  readonly papers: () => { text: string; cut: boolean }[]
  /** Documents that came out of the A4 printer, and how many its spool keeps. */
  readonly sheets: () => { readonly printed: readonly Uint8Array[]; readonly spooled: number }
  readonly close: () => Promise<void>
}

const LIMIT_MS = 90_000

export const form = content.forms.get('legal-aid')!
export const text = (id: string): string => content.words('zh-CN')[id] ?? id

/** Waits until `look` finds what it looks for. */
export const eventually = <T>(what: string, look: () => T): Promise<NonNullable<T>> =>
  waitFor(what, look, LIMIT_MS)

/** With `readerAt` (host:port) the reader is one that the caller brings. */
export async function openLobby({ readerAt }: { readonly readerAt?: string } = {}): Promise<Lobby> {
  const { service, outbox, devices, enrol, close } = await makeService({
    devices: {
      ...simulatedDevices,
      ...(readerAt ? { idCard: { driver: 'sam', tcp: readerAt, baudRate: 'auto' } } : {}),
    },
  })
  await enrol()
  const bench = () => {
    if (!devices.bench) throw new Error('the devices are not all simulated')
    return devices.bench
  }
  const { port } = unwrap(await service.listen())
  devices.start()
  const device: Lobby['device'] = (id) => devices.facts()[id]
  await eventually('both devices', () =>
    [device('idCard'), device('receiptPrinter')].every(({ state }) => state === 'ready'),
  )

  const supervisor = await openPage({ origin: `http://127.0.0.1:${port}`, token: TOKEN })
  return {
    view: supervisor.getView,
    subscribe: supervisor.subscribe,
    send: supervisor.send,
    put: async (id, situation) => {
      if (!(await bench().set(id, situation))) throw new Error(`${id} has no situation ${situation}`)
    },
    card: (id) => {
      if (!bench().present(id)) throw new Error(`no card ${id}`)
    },
    socialCard: (id) => {
      if (!bench().insert(id)) throw new Error(`no card ${id}`)
    },
    device,
    kept: () => outbox.rows().flatMap(({ number }) => (number === null ? [] : [number])),
    papers: () =>
      Array.from({ length: bench().state().receipts }, (_, i) => {
        const { lines, cut } = bench().paperText(i)!
        return { text: lines.join(''), cut }
      }),
    sheets: () => bench().sheets(),
    close: async () => {
      supervisor.stop()
      await close()
    },
  }
}

/** A citizen goes from the waiting screen to where the card is asked for. */
export async function goToCard({ view, send }: Lobby): Promise<void> {
  send({ type: 'TOUCH' })
  await eventually('home', () => view().screen.screen === 'home' && view().epoch > 0)
  send({ type: 'OPEN_APPLICATION', form: form.id })
  await eventually('the notice', () => view().screen.screen === 'form-notice')
  send({ type: 'AGREE' })
  await eventually('the card page', () => view().screen.screen === 'form-identity-card')
}

/** Puts the card down anew, after the reader has looked at the empty field for a while, until it is read. */
export async function readCard({ view, card }: Lobby): Promise<void> {
  const isRead = () => {
    const { screen } = view()
    return screen.screen === 'form-identity-card' && screen.identity !== null
  }
  card(null)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  card('zhang')
  await eventually('the card to be read', isRead)
}

/** Answers everything, up to the summary. */
export async function goToCheck({ view, send }: Lobby): Promise<void> {
  send({ type: 'CONTINUE' })
  await eventually('the questions', () => view().screen.screen === 'form-fields')
  while (view().screen.screen === 'form-fields') {
    send({ type: 'ANSWER', answers: fillForm(form) })
    send({ type: 'CONTINUE' })
  }
  await eventually('the summary', () => view().screen.screen === 'form-check')
}
