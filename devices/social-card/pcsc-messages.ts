import type { Result } from '../../base/result.ts'
import type { ApduError } from './apdu.ts'
import type { ConnectError, PcscAbsence, PcscEvents } from './pcsc.ts'

/** What passes between the kiosk's service and the process that holds PC/SC for it. Both ends are this program. */
export type HostCall = { readonly id: number } & (
  | { readonly call: 'open' }
  | { readonly call: 'connect'; readonly reader: string }
  | { readonly call: 'transmit'; readonly card: number; readonly apdu: Uint8Array }
  | { readonly call: 'release'; readonly card: number }
)

/** What each call brings; a `card` is a number that the host gave. */
export interface HostAnswers {
  readonly open: Result<undefined, PcscAbsence>
  readonly connect: Result<{ readonly card: number; readonly atr: Uint8Array }, ConnectError>
  readonly transmit: Result<Uint8Array, ApduError>
  readonly release: undefined
}

export type HostWord =
  | { readonly answerTo: number; readonly outcome: HostAnswers[keyof HostAnswers] }
  | {
      readonly [Event in keyof PcscEvents]: {
        readonly event: Event
        readonly of: Parameters<PcscEvents[Event]>
      }
    }[keyof PcscEvents]
