/** The commands the driver uses, as a table. `success` is the SW3 of success; `answers` says which amount of data belongs to it. */
interface Command {
  /** CMD PARA. */
  readonly body: readonly [number, number]
  readonly success: number
  /**
   * Whether a success reply with this many data bytes can be the answer: a late reply to another command must not
   * be taken for it.
   */
  readonly answers: (dataBytes: number) => boolean
  /** Reply budget. The slowest reply takes 112 ms on the wire at 115200 baud, 1.35 s at 9600. */
  readonly timeoutMs: number
}

const TEXT_AND_PHOTO_MIN_BYTES = 71

export const commands = {
  reset: { body: [0x10, 0xff], success: 0x90, answers: (n) => n === 0, timeoutMs: 1000 },
  status: { body: [0x11, 0xff], success: 0x90, answers: (n) => n === 0, timeoutMs: 1000 },
  samId: { body: [0x12, 0xff], success: 0x90, answers: (n) => n === 16, timeoutMs: 500 },
  // 9F answers nothing else, so its data need not be counted; select sends 8 zeros, some modules none.
  findCard: { body: [0x20, 0x01], success: 0x9f, answers: () => true, timeoutMs: 1000 },
  selectCard: { body: [0x20, 0x02], success: 0x90, answers: (n) => n === 8 || n === 0, timeoutMs: 1000 },
  // Longer than every other reply; whether it is whole is for the parser of its body to say.
  readTextAndPhoto: {
    body: [0x30, 0x01],
    success: 0x90,
    answers: (n) => n >= TEXT_AND_PHOTO_MIN_BYTES,
    timeoutMs: 3000,
  },
  readNewestAddress: { body: [0x30, 0x03], success: 0x90, answers: (n) => n === 70, timeoutMs: 1500 },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
