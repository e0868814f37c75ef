import type { SimulatedCard } from './fixtures.ts'

/** What a module remembers between commands. */
export interface ModuleState {
  readonly card?: SimulatedCard
  /** The last find saw the card; select needs it and uses it up. */
  readonly found: boolean
  readonly selected: boolean
  /** This card was read: find does not see it again until it is lifted. */
  readonly handled: boolean
}

export const emptyField: ModuleState = { found: false, selected: false, handled: false }

export interface ModuleReply {
  readonly state: ModuleState
  readonly code: number
  readonly data: Uint8Array
}

const SAM_ID = Uint8Array.from(Buffer.from('050001000525350187D61200B168DE3A', 'hex'))

const block = (bytes: Uint8Array): Uint8Array => Uint8Array.from([bytes.length >> 8, bytes.length & 0xff])

function textAndPhoto(card: SimulatedCard): Uint8Array {
  return Buffer.concat([block(card.text), block(card.photo), card.text, card.photo])
}

/** How a SAM_V module answers one command (CMD PARA); pure. */
export function answerCommand(state: ModuleState, command: number): ModuleReply {
  const reply = (
    code: number,
    change: Partial<ModuleState> = {},
    data: Uint8Array = new Uint8Array(0),
  ): ModuleReply => ({
    state: { ...state, ...change },
    code,
    data,
  })
  const { card } = state
  switch (command) {
    case 0x10ff:
      return reply(0x90, { found: false, selected: false })
    case 0x11ff:
      return reply(0x90)
    case 0x12ff:
      return reply(0x90, {}, SAM_ID)
    case 0x2001:
      return card && !state.handled
        ? reply(0x9f, { found: true, selected: false }, new Uint8Array(4))
        : reply(0x80, { found: false, selected: false })
    case 0x2002:
      return card && state.found
        ? reply(0x90, { found: false, selected: true }, new Uint8Array(8))
        : reply(0x81, { found: false, selected: false })
    case 0x3001:
      return card && state.selected ? reply(0x90, { handled: true }, textAndPhoto(card)) : reply(0x41)
    case 0x3003:
      if (!card || !state.selected) return reply(0x41)
      return card.newestAddress ? reply(0x90, {}, card.newestAddress) : reply(0x91)
    default:
      return reply(0x21)
  }
}
