import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../base/clock.ts'
import { silentLogger } from '../../base/log.ts'
import type { Logger } from '../../base/log-registry.ts'
import { unwrap } from '../../base/result.ts'
import { openLawWorker } from '../../content/laws/law-worker.ts'
import { loadContent, type Content } from '../../content/load.ts'
import { openOutbox, type Outbox } from '../../exchange/outbox.ts'
import { generateSealingKey } from '../../exchange/sealing.ts'
import { generateSigningKey } from '../../exchange/signing.ts'
import { loadConfig, type DevicesConfig } from '../../kiosk/config.ts'
import { createDevices, type KioskDevices } from '../../kiosk/service/devices.ts'
import { createOfficeLink } from '../../kiosk/service/office-link.ts'
import { fixedContent, noOrders } from './office-at-rest.ts'
import { createService, type Service } from '../../kiosk/service/service.ts'
import { createSpeech } from '../../kiosk/service/speech.ts'

/** The kiosk's service inside the test: real content, outbox and law digests; no page, and an office far away. */
export interface TestService {
  readonly service: Service
  readonly outbox: Outbox
  readonly devices: KioskDevices
  /** As if an office had taken the kiosk in. */
  readonly enrol: () => Promise<void>
  readonly close: () => Promise<void>
}

export const content: Content = unwrap(loadContent(fileURLToPath(new URL('../../content', import.meta.url))))
export const TOKEN = 'test-token'

const laws = unwrap(await openLawWorker(undefined))
const clock = systemClock

export const noDevices: DevicesConfig = {
  idCard: { driver: 'none' },
  socialCard: { driver: 'none' },
  receiptPrinter: { driver: 'none' },
  pagePrinter: { driver: 'none' },
  scanner: { driver: 'none' },
}
export const simulatedDevices: DevicesConfig = {
  idCard: { driver: 'simulated' },
  socialCard: { driver: 'simulated' },
  receiptPrinter: { driver: 'simulated' },
  pagePrinter: { driver: 'simulated' },
  scanner: { driver: 'simulated' },
}

/** Not yet listening; on any free port where `port` is not given. */
export async function makeService({
  devices: config,
  port = 0,
  log = silentLogger,
}: {
  readonly devices: DevicesConfig
  readonly port?: number
  readonly log?: Logger
}): Promise<TestService> {
  const directory = mkdtempSync(join(tmpdir(), 'mingli-service-'))
  const outbox = unwrap(openOutbox({ file: join(directory, 'outbox.sqlite'), clock }))
  const devices = unwrap(await createDevices({ config, clock, log }))
  const packs = fixedContent(content)
  const service = createService({
    config: { ...unwrap(loadConfig({ data: directory, port: String(port) })), bench: false },
    packs,
    orders: noOrders,
    devices,
    speech: createSpeech({ config: { espeak: 'none', headphones: { driver: 'none' } }, content, log }),
    outbox,
    office: (onReachable) =>
      createOfficeLink({ outbox, name: 'test', packs, orders: noOrders, clock, log, onReachable }),
    laws: () => laws,
    pageBuilt: () => false,
    pageDirectory: directory,
    token: TOKEN,
    version: '0',
    clock,
    log,
  })
  return {
    service,
    outbox,
    devices,
    enrol: async () => {
      unwrap(outbox.pendingKey())
      unwrap(
        outbox.register({
          kioskId: 'kiosk-1',
          officeCode: '000000100001',
          shortCode: 'QT01',
          stationLetter: 'A',
          sealingKeys: [{ keyId: 'k1', publicKey: (await generateSealingKey()).publicKey }],
          signingKey: generateSigningKey().publicKey,
        }),
      )
    },
    close: async () => {
      await service.stop()
      await devices.stop()
      outbox.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
