import { request, type IncomingMessage } from 'node:http'
import { readerFact, READER_TOKEN, type ReaderFact } from '../../exchange/schemas/desk-reader.ts'

/** What a browser sends for a page: unlike `fetch`, with any Host and Origin. */
export function ask(
  port: number,
  path: string,
  { method = 'POST', headers = {}, body = '{}' }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(method === 'OPTIONS' ? undefined : body)
  })
}
interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** A page that waits for a card: what it is told, and the way to go away. */
export async function waitForCard(port: number, desk: string, token: string) {
  const gone = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/read`, {
    method: 'POST',
    headers: { origin: desk, [READER_TOKEN]: token, 'content-type': 'application/json' },
    body: '{}',
    signal: gone.signal,
  })
  const facts: ReaderFact[] = []
  let over = false
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const frames = text.split('\n\n')
      text = frames.pop()!
      for (const frame of frames)
        facts.push(readerFact.parse(JSON.parse(frame.replace(/^data: /, '')) as unknown))
    }
  })()
    .catch(() => {})
    .finally(() => (over = true))
  return {
    status: response.status,
    facts,
    over: () => over,
    end: async () => {
      gone.abort()
      await reading
    },
  }
}
