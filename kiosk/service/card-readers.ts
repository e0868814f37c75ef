import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { LinkConfig } from '../../devices/core/link.ts'
import type { IdCard } from '../../devices/id-card/card.ts'
import { createIdCardReader } from '../../devices/id-card/driver.ts'
import type { CardProblem } from '../../devices/id-card/read-card.ts'
import { createIdCardSimulator, type IdCardSimulator } from '../../devices/id-card/simulator.ts'
import type { SocialCard } from '../../devices/social-card/card.ts'
import { createSocialCardReader } from '../../devices/social-card/driver.ts'
import type { SocialCardProblem } from '../../devices/social-card/read-card.ts'
import { createSocialCardSimulator, type SocialCardSimulator } from '../../devices/social-card/simulator.ts'
import type { DevicesFact } from '../api.ts'
import type { DevicesConfig } from '../config.ts'
import { idCardLink } from '../device-links.ts'
import { deviceFact } from './device-fact.ts'

/** A reader of cards; one that is not configured reads nothing. */
interface CardReaderOf<Card, Problem> {
  readonly arm: () => void
  readonly disarm: () => void
  readonly onCard: (listener: (card: Card) => void) => void
  readonly onProblem: (listener: (problem: Problem) => void) => void
}

/** The readers of identity and social security cards: those of the kiosk, or of the desk (kiosk/reader). */
export interface CardReaders {
  readonly idCard: CardReaderOf<IdCard, CardProblem>
  readonly socialCard: CardReaderOf<SocialCard, SocialCardProblem>
  readonly facts: () => Pick<DevicesFact, 'idCard' | 'socialCard'>
  readonly onChange: (listener: () => void) => void
  readonly simulators: {
    readonly idCard: IdCardSimulator | undefined
    readonly socialCard: SocialCardSimulator | undefined
  }
  /** Where the reader of identity cards hangs. */
  readonly idCardLink: LinkConfig | undefined
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** Makes both drivers, and simulators where the configuration asks for them. */
export async function createCardReaders({
  config,
  clock,
  log,
}: {
  readonly config: Pick<DevicesConfig, 'idCard' | 'socialCard'>
  readonly clock: Clock
  readonly log: Logger
}): Promise<CardReaders> {
  let simulated: IdCardSimulator | undefined
  const link = await cardLink()
  async function cardLink(): Promise<ReturnType<typeof idCardLink> | undefined> {
    if (config.idCard.driver === 'none') return undefined
    if (config.idCard.driver !== 'simulated') return idCardLink(config.idCard)
    const made = await createIdCardSimulator({ listen: { tcp: '127.0.0.1:0' } })
    if (!made.ok) throw new Error(`the simulated reader cannot listen: ${made.error.kind}`)
    simulated = made.value
    return { link: made.value.link }
  }
  const reader = link && createIdCardReader({ ...link, clock, log })
  const slot = config.socialCard.driver === 'simulated' ? createSocialCardSimulator() : undefined
  const social =
    config.socialCard.driver === 'none'
      ? undefined
      : createSocialCardReader({
          ...(config.socialCard.driver === 'pcsc' ? { reader: config.socialCard.reader } : {}),
          ...(slot ? { open: slot.open } : {}),
          clock,
          log,
        })
  const absentSince = clock.now().toISOString()
  return {
    idCard: orNone(reader),
    socialCard: orNone(social),
    facts: () => ({
      idCard: deviceFact(reader?.status(), { simulated: simulated !== undefined, absentSince }),
      socialCard: deviceFact(social?.status(), { simulated: slot !== undefined, absentSince }),
    }),
    onChange: (listener) => {
      reader?.onStatus(listener)
      social?.onStatus(listener)
    },
    simulators: { idCard: simulated, socialCard: slot },
    idCardLink: link?.link,
    start: () => {
      reader?.start()
      social?.start()
    },
    stop: async () => {
      await Promise.all([reader?.stop(), social?.stop()])
      await simulated?.close()
    },
  }
}

const orNone = <Card, Problem>(
  reader: CardReaderOf<Card, Problem> | undefined,
): CardReaderOf<Card, Problem> => ({
  arm: () => reader?.arm(),
  disarm: () => reader?.disarm(),
  onCard: (listener) => reader?.onCard(listener),
  onProblem: (listener) => reader?.onProblem(listener),
})
