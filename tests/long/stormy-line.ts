import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The line between a kiosk and its office, with everything that goes wrong on one. Whatever it does to an envelope
 * counts under the weather's name; enrolment, signs of life and questions pass.
 */
export const WEATHERS = [
  'fair',
  'refused',
  'slow',
  'error-500',
  'error-500-after-storing',
  'answer-lost',
  'answer-half-written',
  'answer-doubled',
  'request-doubled',
] as const
export type Weather = (typeof WEATHERS)[number]

export interface StormyLine {
  readonly url: string
  readonly seen: ReadonlyMap<Weather, number>
  /** Chooses what happens to the next envelope. */
  readonly set: (choose: () => Weather) => void
  readonly close: () => Promise<void>
}

/** `officeUrl` is asked anew each time: an office that was killed comes back on another port. */
export async function openStormyLine(officeUrl: () => string | undefined): Promise<StormyLine> {
  let choose: () => Weather = () => 'fair'
  const seen = new Map<Weather, number>()
  const server: Server = createServer((request, response) => {
    const weather = request.url === '/v1/envelopes' ? choose() : 'fair'
    if (request.url === '/v1/envelopes') seen.set(weather, (seen.get(weather) ?? 0) + 1)
    pass(request, response, weather, officeUrl()).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    set: (next) => {
      choose = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const SLOWEST_MS = 2500
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  weather: Weather,
  office: string | undefined,
): Promise<void> {
  if (weather === 'refused' || office === undefined) return void response.destroy()
  const body = await bodyOf(request)
  if (weather === 'error-500') return void response.writeHead(500).end('proxy error')
  if (weather === 'slow') await pause(Math.random() * SLOWEST_MS)
  const forward = async () => {
    const answer = await fetch(office + request.url!, {
      method: request.method!,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => /^(content-type|mingli-.*)$/.test(name)),
      ) as Record<string, string>,
      ...(request.method === 'POST' ? { body } : {}),
    })
    return { status: answer.status, text: await answer.text() }
  }
  // Both at once, as a proxy does that repeats what it thinks was lost.
  const [answer] = await Promise.all([forward(), ...(weather === 'request-doubled' ? [forward()] : [])])
  const raw =
    `HTTP/1.1 ${answer.status} -\r\ncontent-type: application/json\r\n` +
    `content-length: ${Buffer.byteLength(answer.text)}\r\n\r\n${answer.text}`
  switch (weather) {
    case 'error-500-after-storing':
      return void response.writeHead(500).end('proxy error')
    case 'answer-lost':
      return void response.destroy()
    case 'answer-half-written':
      return void response.socket?.end(raw.slice(0, Math.floor(Math.random() * raw.length)))
    case 'answer-doubled':
      return void response.socket?.end(raw + raw)
    default:
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text)
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
