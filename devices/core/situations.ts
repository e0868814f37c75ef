/**
 * The named situations (情形) of every device: one list for the simulators, which can be put into each of them, for
 * the tests, and for the bench page. What a driver concludes bears the same names where it is the same thing; where
 * several causes look alike from outside (a silent printer, one that is switched off), `status` says what is told.
 */
export interface Situation {
  /** What the driver shows while it lasts and nobody uses the device. */
  readonly status: {
    readonly state: 'absent' | 'ready' | 'recovering' | 'fault'
    readonly situation?: string
  }
  /** What is told to a person who presents a card meanwhile; without it the card is read. */
  readonly card?:
    | 'liftCard'
    | 'notGenuineOrDamaged'
    | 'wrongCard'
    | 'unreadableCard'
    | 'wrongWayRound'
    | 'notSocialCard'
    | 'pulledOut'
    | 'notPermitted'
    | 'nothing'
  /** Codes held before a scanner come to nothing; without it they are read. */
  readonly code?: 'nothing'
  /** What becomes of a receipt meanwhile; without it the device prints none. */
  readonly receipt?: Printed
  /** What becomes of a document for A4 paper meanwhile; likewise. */
  readonly page?: Printed
}

type Printed =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'failed' | 'unknown'; readonly situation: string }

const ready = { state: 'ready' } as const
const fault = <const Name extends string>(situation: Name) => ({ state: 'fault', situation }) as const
const failed = <const Name extends string>(situation: Name) => ({ outcome: 'failed', situation }) as const
const printed = { outcome: 'printed' } as const

export const situations = {
  idCard: {
    ready: { status: ready },
    /** Replies come late and in small pieces. */
    slowLine: { status: ready },
    /** Stray bytes before every reply, and now and then a damaged one. */
    noisyLine: { status: ready },
    /** Every reply is damaged. */
    damagedFrame: { status: fault('damagedFrame') },
    /** Takes commands, answers nothing: switched off, or the wrong line speed. */
    silent: { status: fault('silent') },
    /** Talks, but another protocol: another device, or the wrong line speed. */
    foreignDevice: { status: fault('foreignDevice') },
    refusesCommands: { status: fault('refusesCommands') },
    selfTestFailed: { status: fault('selfTestFailed') },
    notAuthorised: { status: fault('notAuthorised') },
    unplugged: { status: { state: 'absent' } },
    selectFails: { status: ready, card: 'liftCard' },
    readingFails: { status: ready, card: 'liftCard' },
    notGenuineOrDamaged: { status: ready, card: 'notGenuineOrDamaged' },
    wrongCard: { status: ready, card: 'wrongCard' },
    /** The text block of the card ends too early. */
    cardTooShort: { status: ready, card: 'unreadableCard' },
  },
  socialCard: {
    ready: { status: ready },
    /** The card lies in the slot and touches nothing. */
    notInserted: { status: ready, card: 'nothing' },
    wrongWayRound: { status: ready, card: 'wrongWayRound' },
    bankCard: { status: ready, card: 'notSocialCard' },
    /** The hand takes the card out while it is read. */
    pulledMidRead: { status: ready, card: 'pulledOut' },
    /** The records are not shown without the province's own keys. */
    blockedByProvince: { status: ready, card: 'notPermitted' },
    slow: { status: ready },
    /** The chip takes a command and answers nothing any more. */
    silent: { status: ready, card: 'unreadableCard' },
    damagedRecord: { status: ready, card: 'unreadableCard' },
    readerUnplugged: { status: { state: 'absent' } },
    /** Another program holds the reader: told as soon as there is a card to read. */
    readerInUse: { status: ready, card: 'nothing' },
    serviceStopped: { status: fault('noService') },
    libraryMissing: { status: fault('noLibrary') },
  },
  scanner: {
    /** Ends a code with CR, as most are delivered. */
    ready: { status: ready },
    lineFeed: { status: ready },
    carriageReturnLineFeed: { status: ready },
    tab: { status: ready },
    /** STX before, ETX after. */
    framed: { status: ready },
    aimId: { status: ready },
    noSuffix: { status: ready },
    gb18030: { status: ready },
    slowLine: { status: ready },
    /** Continuous mode: the same code for as long as it is held there. */
    repeating: { status: ready },
    /** Bytes without an end. */
    endless: { status: ready, code: 'nothing' },
    /** What comes is no code; told after the third burst. */
    foreignDevice: { status: ready, code: 'nothing' },
    unplugged: { status: { state: 'absent' } },
  },
  pagePrinter: {
    ready: { status: ready, page: printed },
    paperLow: { status: { state: 'ready', situation: 'paperLow' }, page: printed },
    paperOut: { status: fault('paperOut'), page: failed('paperOut') },
    /** The tray is empty once a document is under way. */
    paperOutMidJob: { status: ready, page: failed('paperOut') },
    jam: { status: fault('jam'), page: failed('jam') },
    coverOpen: { status: fault('coverOpen'), page: failed('coverOpen') },
    tonerLow: { status: { state: 'ready', situation: 'tonerLow' }, page: printed },
    tonerOut: { status: fault('tonerOut'), page: failed('tonerOut') },
    /** CUPS takes no jobs for it, or it is paused. */
    offline: { status: fault('offline'), page: failed('offline') },
    /** Takes a document and gives it up. */
    aborts: { status: ready, page: failed('aborted') },
    slow: { status: ready, page: printed },
    unplugged: { status: { state: 'absent' }, page: failed('absent') },
  },
  receiptPrinter: {
    ready: { status: ready, receipt: printed },
    paperLow: { status: { state: 'ready', situation: 'paperLow' }, receipt: printed },
    paperOut: { status: fault('paperOut'), receipt: failed('paperOut') },
    /** The roll ends somewhere in the next receipt. */
    paperOutMidReceipt: { status: ready, receipt: failed('paperOut') },
    coverOpen: { status: fault('coverOpen'), receipt: failed('coverOpen') },
    /** The blade jams at the next cut: the receipt is whole and hangs in the printer. */
    cutterFault: { status: ready, receipt: printed },
    overheated: { status: { state: 'recovering', situation: 'overheated' }, receipt: failed('overheated') },
    offline: { status: fault('offline'), receipt: failed('offline') },
    unrecoverable: { status: fault('unrecoverable'), receipt: failed('unrecoverable') },
    /** Has answered before, takes bytes, and answers nothing any more. */
    silent: { status: fault('offline'), receipt: failed('offline') },
    /** Prints so slowly that its buffer fills. */
    slowLine: { status: ready, receipt: printed },
    /** Works nothing off and takes no more bytes, so that questions do not reach it either. */
    stalled: { status: ready, receipt: { outcome: 'unknown', situation: 'silent' } },
    unplugged: { status: { state: 'absent' }, receipt: failed('absent') },
  },
} as const satisfies Record<string, Record<string, Situation>>

/** Devices that have situations; the same ids as in kiosk.yaml. */
export type SituatedDevice = keyof typeof situations
export type SituationOf<Device extends SituatedDevice> = keyof (typeof situations)[Device] & string

export const situationsOf = <Device extends SituatedDevice>(device: Device): SituationOf<Device>[] =>
  Object.keys(situations[device]) as SituationOf<Device>[]
