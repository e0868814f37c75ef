/** What a field takes, and with which keyboard it opens. */
export type InputKind =
  | 'text'
  | 'name'
  | 'id-number'
  | 'credit-code'
  | 'phone'
  | 'amount'
  | 'date'
  | 'month-day'
  | 'acceptance-number'
  | 'code'

/** Which keyboards fit a field. */
export type Keyboard = 'text' | 'digits' | 'code'

interface KindRule {
  readonly keyboard: Keyboard
  /** Brings a typed or pasted piece into the field's alphabet; what does not belong becomes ''. */
  readonly accept: (piece: string, at: number) => string
  readonly maxLength: number
}

const halfWidth = (piece: string) => piece.normalize('NFKC')
const only = (pattern: RegExp) => (piece: string) => halfWidth(piece).toUpperCase().replace(pattern, '')
/** Signs that turn the order of all that follows, and controls: nobody writes them, they only deceive who reads. */
const DECEIVING = /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu
const written = (piece: string) => piece.replace(DECEIVING, '')

/** Place of the check character of GB 11643: the only one that may be X. */
const ID_LENGTH = 18

export const inputKinds: Record<InputKind, KindRule> = {
  text: { keyboard: 'text', accept: written, maxLength: 2000 },
  name: { keyboard: 'text', accept: written, maxLength: 60 },
  'id-number': {
    keyboard: 'digits',
    accept: (piece, at) => (at === ID_LENGTH - 1 ? only(/[^0-9X]/g) : only(/[^0-9]/g))(piece),
    maxLength: ID_LENGTH,
  },
  'credit-code': { keyboard: 'code', accept: only(/[^0-9A-Z]/g), maxLength: 18 },
  phone: { keyboard: 'digits', accept: only(/[^0-9]/g), maxLength: 12 },
  amount: { keyboard: 'digits', accept: only(/[^0-9]/g), maxLength: 10 },
  date: { keyboard: 'digits', accept: only(/[^0-9]/g), maxLength: 8 },
  'month-day': { keyboard: 'digits', accept: only(/[^0-9]/g), maxLength: 4 },
  'acceptance-number': { keyboard: 'code', accept: only(/[^0-9A-Z]/g), maxLength: 16 },
  code: { keyboard: 'code', accept: only(/[^0-9A-Z]/g), maxLength: 8 },
}
