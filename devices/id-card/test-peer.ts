import net from 'node:net'
import { hex, readReplyOf, replies, sent } from './test-vectors.ts'

/** A command's name as the driver's frames are recognised here, byte for byte and without any codec. */
export type Asked = keyof typeof sent

/** What the other end says to a command: hex, or undefined for nothing; the line may be used for anything else. */
export type Script = (asked: Asked, line: net.Socket) => string | undefined

export interface Peer {
  readonly link: { readonly tcp: string }
  readonly heard: Asked[]
  connections: number
  script: Script
  readonly say: (bytes: string) => void
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}

const COMMAND_BYTES = 10
const names = new Map<string, Asked>(Object.entries(sent).map(([name, frame]) => [frame, name as Asked]))

/** The other end of a loopback socket that answers the driver's commands by a script. */
export function createPeer(script: Script): Promise<Peer> {
  const lines = new Set<net.Socket>()
  const server = net.createServer((line) => {
    lines.add(line)
    peer.connections++
    let held = ''
    line.on('error', () => {})
    line.on('close', () => lines.delete(line))
    line.on('data', (bytes) => {
      held += Buffer.from(bytes).toString('hex').toUpperCase()
      while (held.length >= COMMAND_BYTES * 2) {
        const frame = held.slice(0, COMMAND_BYTES * 2)
        held = held.slice(COMMAND_BYTES * 2)
        const asked = names.get(frame)
        if (asked === undefined) throw new Error(`not a command frame: ${frame}`)
        peer.heard.push(asked)
        const reply = peer.script(asked, line)
        if (reply !== undefined) line.write(hex(reply))
      }
    })
  })
  const peer: Peer = {
    link: { tcp: '' },
    heard: [],
    connections: 0,
    script,
    say: (bytes) => lines.forEach((line) => line.write(hex(bytes))),
    hangUp: () => lines.forEach((line) => line.destroy()),
    close: () =>
      new Promise((resolve) => {
        lines.forEach((line) => line.destroy())
        server.close(() => resolve())
      }),
  }
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve(Object.assign(peer, { link: { tcp: `127.0.0.1:${port}` } }))
    })
  })
}

/** A reader with no card on it. */
export const emptyReader: Script = (asked) =>
  ({
    reset: replies.ok,
    status: replies.ok,
    samId: replies.samId,
    findCard: replies.noCard,
    selectCard: replies.selectFailed,
    readTextAndPhoto: replies.readFailed,
    readNewestAddress: replies.readFailed,
  })[asked]

type CardName = Parameters<typeof readReplyOf>[0]

/** A reader with a card on it that is found until it is read, as modules do. */
export function readerWithCard(card: CardName, newestAddress: string = replies.noItem): Script {
  let wasRead = false
  return (asked, line) => {
    if (asked === 'findCard') return wasRead ? replies.noCard : replies.found
    if (asked === 'selectCard') return replies.selected
    if (asked === 'readNewestAddress') return newestAddress
    if (asked !== 'readTextAndPhoto') return emptyReader(asked, line)
    wasRead = true
    return readReplyOf(card)
  }
}
