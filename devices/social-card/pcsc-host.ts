import { err } from '../../base/result.ts'
import type { CardConnection } from './pcsc.ts'
import { openLibrary } from './pcsc-library.ts'
import type { HostAnswers, HostCall, HostWord } from './pcsc-messages.ts'

/**
 * The process that holds PC/SC for the kiosk's service, started by `pcsc-service.ts`. pcsc-mini 0.1.3 cannot be let
 * go of inside a process that goes on (all seen with pcscd 1.9): `stop` waits for ever if a reader changes at that
 * moment, a client whose service has died cannot be released and throws an uncaught error when it is collected as
 * garbage, and one that was stopped finds no readers any more. A process that ends gives everything back.
 */
const cards = new Map<number, CardConnection>()
let lastCard = 0
let library: Extract<Awaited<ReturnType<typeof openLibrary>>, { readonly ok: true }>['value'] | undefined

const say = (word: HostWord, then = () => {}) => {
  // Whoever asked may have gone; then this process ends as well.
  if (process.connected) process.send!(word, undefined, undefined, then)
}

async function answer(call: HostCall): Promise<HostAnswers[keyof HostAnswers]> {
  switch (call.call) {
    case 'open': {
      const opened = await openLibrary({
        slot: (...of) => say({ event: 'slot', of }),
        unplugged: (...of) => say({ event: 'unplugged', of }),
        ended: (...of) => say({ event: 'ended', of }),
      })
      library = opened.ok ? opened.value : undefined
      return opened.ok ? { ok: true, value: undefined } : opened
    }
    case 'connect': {
      const connected = await library!.connect(call.reader)
      if (!connected.ok) return connected
      const card = ++lastCard
      cards.set(card, connected.value)
      return { ok: true, value: { card, atr: connected.value.atr } }
    }
    case 'transmit':
      return (await cards.get(call.card)?.transmit(call.apdu)) ?? err({ kind: 'gone' })
    case 'release': {
      const card = cards.get(call.card)
      cards.delete(call.card)
      return card?.close() as Promise<undefined>
    }
    default:
      throw new Error('unknown call')
  }
}

process.on('disconnect', () => process.exit())
process.on('message', (call: HostCall) => {
  void answer(call).then((outcome) =>
    say({ answerTo: call.id, outcome }, () => {
      // What a card said is not kept here either.
      if (outcome?.ok && outcome.value instanceof Uint8Array) outcome.value.fill(0)
    }),
  )
})
