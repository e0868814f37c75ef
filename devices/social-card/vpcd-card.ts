import net from 'node:net'
import type { SituationOf } from '../core/situations.ts'
import { linkError } from '../core/link-error.ts'
import type { LinkError } from '../core/link.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { SimulatedSocialCard } from './fixtures.ts'
import { powerOn, SIMULATED_ATR } from './simulated-insertion.ts'
import { socialCardFaults } from './simulator.ts'

/**
 * The card's side of vpcd, the virtual reader of vsmartcard: what is put in here appears in a real pcscd. Protocol:
 * two bytes of length, big-endian, before everything; one byte is an order (0 power off, 1 power on, 2 reset, 4 tell
 * the answer to reset), more are a command to the chip. No connection: no card in the reader.
 */
export interface VpcdCard {
  /** Puts a card into the reader at this port; resolves when vpcd has it. */
  readonly insert: (card: SimulatedSocialCard) => Promise<Result<void, LinkError>>
  readonly remove: () => void
  readonly set: (situation: SituationOf<'socialCard'>) => void
}

const POWER_OFF = 0x00
const POWER_ON = 0x01
const RESET = 0x02
const TELL_ATR = 0x04
/** An answer to reset longer than any: pcscd then takes the chip for mute. */
const NO_ATR = new Uint8Array(40).fill(0x3b)

export function createVpcdCard(port: number): VpcdCard {
  let socket: net.Socket | undefined
  let situation: SituationOf<'socialCard'> = 'ready'
  const faults = () => socialCardFaults[situation]

  const remove = () => {
    socket?.destroy()
    socket = undefined
  }

  const serve = (line: net.Socket, card: SimulatedSocialCard) => {
    const fresh = () => powerOn(card, faults)
    let chip = fresh()
    let powered = false
    const answer = async (message: Uint8Array): Promise<void> => {
      if (message.length > 1) {
        const bytes = await chip(message)
        if (bytes === 'pulled') line.destroy()
        else send(line, bytes)
      } else if (message[0] === TELL_ATR) {
        send(line, powered && 'mute' in faults() ? NO_ATR : SIMULATED_ATR)
      } else {
        powered = message[0] === POWER_ON || (powered && message[0] !== POWER_OFF)
        if (message[0] === POWER_ON || message[0] === RESET) chip = fresh()
      }
    }
    let kept = Buffer.alloc(0)
    line.on('data', (bytes: Buffer) => {
      kept = Buffer.concat([kept, bytes])
      for (;;) {
        const end = kept.length < 2 ? Infinity : 2 + kept.readUInt16BE(0)
        if (kept.length < end) return
        void answer(Uint8Array.from(kept.subarray(2, end)))
        kept = kept.subarray(end)
      }
    })
  }

  return {
    remove,
    set: (next) => {
      situation = next
    },
    insert: (card) => {
      remove()
      return new Promise((resolve) => {
        const line = net.connect(port, '127.0.0.1')
        socket = line
        line.once('error', (cause) => resolve(err(linkError(cause))))
        line.once('connect', () => {
          serve(line, card)
          resolve(ok(undefined))
        })
      })
    },
  }
}

function send(line: net.Socket, bytes: Uint8Array): void {
  if (line.destroyed) return
  line.write(Uint8Array.from([bytes.length >> 8, bytes.length & 0xff, ...bytes]))
}
