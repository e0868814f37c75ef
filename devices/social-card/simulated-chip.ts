import type { SimulatedSocialCard } from './fixtures.ts'

/** What a chip remembers between two commands; all of it goes with the power. */
export interface ChipState {
  readonly application: boolean
  readonly file: boolean
  /** Data that wait for GET RESPONSE. */
  readonly waiting?: Uint8Array
}

export const coldChip: ChipState = { application: false, file: false }

interface ChipAnswer {
  readonly state: ChipState
  readonly bytes: Uint8Array
}

const APPLICATION = '7378312e73682ec9e7bbe1b1a3d5cf'
const PERSON_FILE = 'ef06'

/** How the chip of a social security card answers one command; pure. `codes`: status by INS, instead of doing it. */
export function answerApdu(
  card: SimulatedSocialCard,
  state: ChipState,
  apdu: Uint8Array,
  codes: Readonly<Record<number, number>> = {},
): ChipAnswer {
  const [, ins = 0, p1 = 0, p2 = 0, length = 0] = apdu
  const data = Buffer.from(apdu.subarray(5)).toString('hex')
  const status = (code: number, next: ChipState = state): ChipAnswer => ({
    state: next,
    bytes: Uint8Array.of(code >> 8, code & 0xff),
  })
  const give = (bytes: Uint8Array, next: ChipState): ChipAnswer => ({
    state: next,
    bytes: Uint8Array.from([...bytes, 0x90, 0x00]),
  })
  const forced = codes[ins]
  if (forced !== undefined) return status(forced)
  switch (ins) {
    case 0xa4: {
      if (p1 === 0x04) {
        if (card.application === 'none' || data !== APPLICATION) return status(0x6a82)
        return selected({ application: true, file: false })
      }
      if (card.selectP1 !== undefined && p1 !== card.selectP1) return status(0x6a86)
      if (!state.application || data !== PERSON_FILE) return status(0x6a82)
      return selected({ application: true, file: true })
    }
    case 0xb2: {
      const record = card.records[p1]
      if (!state.file) return status(0x6986)
      if (p2 !== 0x00) return status(0x6a86)
      if (!record) return status(0x6a83)
      const whole = Uint8Array.from([p1, record.length, ...record])
      if (card.manners === 'handing' && length !== whole.length) return status(0x6c00 | whole.length)
      return give(whole.subarray(0, length === 0 ? undefined : length), state)
    }
    case 0xc0:
      return state.waiting ? give(state.waiting, { ...state, waiting: undefined }) : status(0x6985)
    default:
      return status(0x6d00)
  }

  function selected(next: ChipState): ChipAnswer {
    if (card.manners === 'plain') return status(0x9000, next)
    const control = Uint8Array.of(0x6f, 0x02, 0x84, 0x00)
    return status(0x6100 | control.length, { ...next, waiting: control })
  }
}
