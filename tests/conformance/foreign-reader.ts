import type net from 'node:net'
import { createPlug, type Plug } from './foreign-line.ts'
import type { SampleCard } from './sample-cards.ts'

/**
 * A SAM_V identity-card reader of another make: written from the bytes of the protocol alone, shares no code with
 * `devices/`. It is strict where modules are: it checks the host's frames, handles one command at a time, wants
 * find, select, read in this order, and answers "no card" for a card that it has read until that is lifted.
 */
export interface ReaderQuirks {
  /** How replies are cut up on their way; `dribble`: so slowly that there is time to pull the plug. */
  readonly delivery: 'whole' | 'bytewise' | 'chunks-of-61' | 'dribble'
  /** Sent before every reply, as hexadecimal. */
  readonly noise: string
  /** SW1 SW2 of failures. */
  readonly failureStatus: string
  /** Finds a card again that was read and still lies there. */
  readonly findsRestingCard: boolean
  readonly samIdDelayMs: number
  /** What `30 03` answers on a module that does not know it, as SW3. */
  readonly newestAddress: 'supported' | '24' | '21'
  readonly photoBytes: number
  /** So many replies come with a wrong checksum. */
  readonly damagedReplies: number
}

const plainReader: ReaderQuirks = {
  delivery: 'whole',
  noise: '',
  failureStatus: '0000',
  findsRestingCard: false,
  samIdDelayMs: 0,
  newestAddress: 'supported',
  photoBytes: 1024,
  damagedReplies: 0,
}

export interface ForeignReader {
  readonly plug: Plug
  readonly behave: (quirks: Partial<ReaderQuirks>) => void
  readonly putDown: (card: SampleCard) => void
  readonly lift: () => void
  /** Every command that came, as CMD PARA, e.g. `2001`. */
  readonly commands: () => readonly string[]
  /** What a well-behaved host never does. */
  readonly complaints: () => readonly string[]
}

const PREAMBLE = Buffer.from('AAAAAA9669', 'hex')
const SAM_ID = '050001000525350187D61200B168DE3A'

/** A host that waits less than this for an answer does not let the module finish. */
const IMPATIENT_MS = 300

/**
 * Whether this process stood still a moment ago (a busy machine): then two questions that were sent far apart are heard
 * together, and when they came says nothing about the host.
 */
function createPulse() {
  const BEAT_MS = 20
  const STILL_MS = 150
  let beatAt = performance.now()
  let stoodUntil = Number.NEGATIVE_INFINITY
  const look = () => {
    const now = performance.now()
    if (now - beatAt > STILL_MS) stoodUntil = now
    return now
  }
  setInterval(() => {
    beatAt = look()
  }, BEAT_MS).unref()
  return { stood: () => look() - stoodUntil < 1000 }
}

const xor = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0)

/** `status` SW1 SW2 SW3 and `data`, both hexadecimal, as a reply frame. */
export function replyFrame(status: string, data = ''): Buffer {
  const body = Buffer.from(status + data, 'hex')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 1)
  const checked = Buffer.concat([length, body])
  return Buffer.concat([PREAMBLE, checked, Buffer.of(xor(checked))])
}

export function createForeignReader(): ForeignReader {
  let quirks = plainReader
  let card: SampleCard | undefined
  let stage: 'idle' | 'found' | 'selected' = 'idle'
  let wasRead = false
  let damagedLeft = 0
  const commands: string[] = []
  const complaints: string[] = []
  const pulse = createPulse()

  const fail = (sw3: string) => replyFrame(quirks.failureStatus + sw3)
  const photo = () =>
    '574C66007E00320000FF'.padEnd(quirks.photoBytes * 2, '0').slice(0, quirks.photoBytes * 2)
  const size = (bytes: number) => bytes.toString(16).padStart(4, '0')

  const answer = (command: string): Buffer => {
    switch (command) {
      case '10ff':
      case '11ff':
        return replyFrame('000090')
      case '12ff':
        return replyFrame('000090', SAM_ID)
      case '2001':
        if (!card || (wasRead && !quirks.findsRestingCard)) return fail('80')
        stage = 'found'
        return replyFrame('00009F', '00000000')
      case '2002': {
        const wasFound = stage === 'found'
        stage = wasFound && card ? 'selected' : 'idle'
        return stage === 'selected' ? replyFrame('000090', '0000000000000000') : fail('81')
      }
      case '3001':
        if (!card || stage !== 'selected') return fail('41')
        wasRead = true
        return replyFrame('000090', size(256) + size(quirks.photoBytes) + card.text + photo())
      case '3003':
        if (quirks.newestAddress !== 'supported') return fail(quirks.newestAddress)
        if (!card || stage !== 'selected') return fail('41')
        return card.address ? replyFrame('000090', card.address) : fail('91')
      default:
        complaints.push(`unexpected command ${command}`)
        return fail('21')
    }
  }

  const deliver = async (socket: net.Socket, reply: Buffer) => {
    const step = { whole: reply.length, bytewise: 1, 'chunks-of-61': 61, dribble: 8 }[quirks.delivery]
    const pauseMs = quirks.delivery === 'dribble' ? 15 : 0
    for (let at = 0; at < reply.length && !socket.destroyed; at += step) {
      socket.write(reply.subarray(at, at + step))
      // A turn of the event loop at least, so that the pieces travel apart.
      if (at + step < reply.length) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  const serve = (socket: net.Socket) => {
    let held = Buffer.alloc(0)
    let unanswered = 0
    let lastAt = 0
    let turn: Promise<void> = Promise.resolve()
    const hear = (command: string) => {
      commands.push(command)
      const now = performance.now()
      if (unanswered > 0 && now - lastAt < IMPATIENT_MS && !pulse.stood())
        complaints.push(`${command} before the answer to the one before`)
      lastAt = now
      unanswered++
      turn = turn.then(() => handle(command))
    }
    const handle = async (command: string) => {
      const reply = Buffer.from(answer(command))
      if (command === '12ff') await new Promise((resolve) => setTimeout(resolve, quirks.samIdDelayMs))
      if (damagedLeft > 0) {
        damagedLeft--
        reply[reply.length - 1]! ^= 0x55
      }
      await deliver(socket, Buffer.concat([Buffer.from(quirks.noise, 'hex'), reply]))
      unanswered--
    }
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      for (;;) {
        if (held.length < 7) return
        const length = held.readUInt16BE(5)
        if (!held.subarray(0, 5).equals(PREAMBLE) || length > 64) {
          complaints.push('not a command frame')
          held = Buffer.alloc(0)
          return
        }
        if (held.length < 7 + length) return
        const checked = held.subarray(5, 7 + length)
        const body = held.subarray(7, 6 + length)
        held = held.subarray(7 + length)
        if (xor(checked) !== 0) {
          complaints.push('wrong checksum')
          socket.write(replyFrame('000010'))
        } else hear(body.toString('hex'))
      }
    })
  }

  return {
    plug: createPlug(serve),
    behave: (changes) => {
      quirks = { ...plainReader, ...changes }
      damagedLeft = quirks.damagedReplies
    },
    putDown: (next) => {
      card = next
      stage = 'idle'
      wasRead = false
    },
    lift: () => {
      card = undefined
      stage = 'idle'
      wasRead = false
    },
    commands: () => commands,
    complaints: () => complaints,
  }
}
