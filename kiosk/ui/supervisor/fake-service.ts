import { HEADERS } from '../../api-headers.ts'
import type { Boot, Fact } from '../../api.ts'
import { article, contents, devices, form, hit, progress, result } from '../../session/fixtures.ts'
import type { Timers } from './timers.ts'

/** Timers that a test turns by hand. */
export function manualTimers(): Timers & { readonly advance: (ms: number) => Promise<void> } {
  let now = 0
  let entries: { at: number; action: () => void }[] = []
  return {
    after: (ms, action) => {
      const entry = { at: now + ms, action }
      entries.push(entry)
      return () => {
        entries = entries.filter((one) => one !== entry)
      }
    },
    advance: async (ms) => {
      const end = now + ms
      for (;;) {
        await settle()
        const next = entries.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!next) break
        now = next.at
        entries = entries.filter((one) => one !== next)
        next.action()
      }
      now = end
      await settle()
    },
  }
}

/** Lets everything that only waits for promises run: streams and responses take several turns. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++)
    await new Promise((resolve) => {
      setTimeout(resolve, 0)
    })
}

export const boot: Boot = {
  version: '0.1.0',
  contentVersion: 'test',
  languages: [
    { tag: 'zh-CN', name: '中文', direction: 'ltr', writing: 'horizontal', review: 'authoritative' },
    { tag: 'ug', name: 'ئۇيغۇرچە', direction: 'rtl', writing: 'horizontal', review: 'draft' },
  ],
  office: {
    officeCode: '000000',
    shortCode: '0000',
    name: { 'zh-CN': '测试司法所' },
    address: { 'zh-CN': '测试镇' },
    hours: { 'zh-CN': '工作日' },
    phone: '12348',
    aidRole: 'helper',
    aidInstitution: { name: { 'zh-CN': '测试' }, address: { 'zh-CN': '测试' }, phone: '12348' },
    hotline: '12348',
    queue: { open: true, windows: 2, aloud: true },
  },
  forms: [{ id: 'legal-aid', title: { 'zh-CN': '法律援助' } }],
  idle: { homeSeconds: 60, informationSeconds: 90, formSeconds: 180, quietSeconds: 300, warningSeconds: 60 },
  devices: devices(),
  screen: { inches: 21.5 },
  speech: { engine: [], recorded: [] },
  publicity: { closures: [], slides: [] },
  commonQuestions: [],
  now: '2026-11-22T10:00:00+08:00',
}

interface Call {
  readonly path: string
  readonly body: unknown
  readonly token: string | null
  readonly page: string | null
  readonly epoch: string | null
}

/** The loopback service in memory, as strict as the real one about token, lease and epoch. */
export function fakeService() {
  const calls: Call[] = []
  const held = new Map<string, (() => void)[]>()
  const overrides = new Map<string, () => Response>()
  let streams: ReadableStreamDefaultController<Uint8Array>[] = []
  let token = 'right'
  let epoch = 0
  let active = false
  let isUp = true

  const json = (status: number, body: unknown): Response => Response.json(body, { status })
  const refuse = (status: number, code: string): Response => json(status, { code, message: 'no' })
  const answers: Record<string, () => Response> = {
    '/api/boot': () => json(200, boot),
    '/api/session/end': () => {
      active = false
      return json(200, {})
    },
    '/api/laws/search': () => json(200, { answers: [], hits: [hit], law: null }),
    '/api/laws/article': () => json(200, article),
    '/api/laws/contents': () => json(200, contents),
    '/api/laws/print': () => json(200, { job: 'job-1' }),
    '/api/forms/legal-aid': () => json(200, form),
    '/api/words/ug': () => json(200, { 'a.b': 'c' }),
    '/api/words/zh-CN': () => json(200, { 'a.b': 'c' }),
    '/api/identity/arm': () => json(200, {}),
    '/api/applications': () => json(200, result),
    '/api/receipts/print': () => json(200, { job: 'job-1' }),
    '/api/papers/print': () => json(200, {}),
    '/api/receipts/preview': () => new Response(new Uint8Array([1, 2, 3])),
    '/api/evaluations': () => json(200, {}),
    '/api/supplements': () => json(200, {}),
    '/api/progress': () => json(200, progress),
    '/api/calls': () => json(200, { call: 'call-1' }),
    '/api/log': () => json(200, {}),
  }
  const ofSession = [
    '/api/session/end',
    '/api/identity',
    '/api/applications',
    '/api/receipts',
    '/api/papers',
    '/api/laws/print',
    '/api/evaluations',
    '/api/progress',
    '/api/supplements',
    '/api/calls',
  ]

  const fetch: typeof globalThis.fetch = async (target, init) => {
    const path = target as string
    const headers = new Headers(init?.headers)
    const call: Call = {
      path,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      token: headers.get(HEADERS.token),
      page: headers.get(HEADERS.page),
      epoch: headers.get(HEADERS.epoch),
    }
    calls.push(call)
    const signal = init?.signal ?? undefined
    const response = isUp ? await serve(call, signal) : undefined
    const gate = held.get(path)
    if (gate)
      await new Promise<void>((resolve, reject) => {
        gate.push(resolve)
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      })
    if (!response) throw new TypeError('connection refused')
    return response
  }

  async function serve(call: Call, signal: AbortSignal | undefined): Promise<Response> {
    const { path } = call
    if (call.token !== token) return refuse(401, 'token')
    if (path === '/api/events') return stream(signal)
    if (ofSession.some((start) => path.startsWith(start)) && (!active || call.epoch !== String(epoch)))
      return refuse(409, 'epoch')
    const override = overrides.get(path)
    if (override) return override()
    if (path === '/api/session/begin') {
      epoch += 1
      active = true
      return json(200, { epoch })
    }
    return answers[path]?.() ?? refuse(404, 'not-found')
  }

  function stream(signal: AbortSignal | undefined): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.push(controller)
        signal?.addEventListener('abort', () => {
          streams = streams.filter((one) => one !== controller)
          controller.error(new DOMException('aborted', 'AbortError'))
        })
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  return {
    fetch,
    calls,
    named: (path: string) => calls.filter((call) => call.path === path),
    streams: () => streams.length,
    epoch: () => epoch,
    /** Does the work on a path but holds its answer until released. */
    hold: (path: string) => {
      held.set(path, [])
      return () => {
        const gate = held.get(path) ?? []
        held.delete(path)
        for (const open of gate) open()
      }
    },
    answer: (path: string, status: number, body: unknown) => overrides.set(path, () => json(status, body)),
    heal: (path: string) => overrides.delete(path),
    setUp: (up: boolean) => {
      isUp = up
    },
    /** A new start of the service: another token, no session, broken streams. */
    restart: () => {
      token = 'another'
      active = false
      for (const controller of streams) controller.close()
      streams = []
    },
    breakStreams: () => {
      for (const controller of streams) controller.error(new Error('reset'))
      streams = []
    },
    /** The service wiped the session by itself. */
    wipe: () => {
      active = false
    },
    push: (fact: Fact | string) => {
      const text = typeof fact === 'string' ? fact : `data: ${JSON.stringify(fact)}\n\n`
      for (const controller of streams) controller.enqueue(new TextEncoder().encode(text))
    },
  }
}
