import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { err, ok } from '../../base/result.ts'
import { realTimers, within } from '../core/timers.ts'
import type { CardConnection, OpenPcsc, PcscEvents, PcscService } from './pcsc.ts'
import type { HostAnswers, HostCall, HostWord } from './pcsc-messages.ts'

/** pcscd answers at once, or hangs. */
const OPEN_LIMIT_MS = 10_000

/** One that found no service (tried every few seconds) is asked again, instead of starting another each time. */
let waiting: Host | undefined

/** PC/SC through a process of its own (`pcsc-host.ts` says why): whatever it holds is given back when it is ended. */
export const openPcsc: OpenPcsc = async (events) => {
  const host = waiting ?? startHost()
  waiting = undefined
  host.listen(events)
  const opened = await within(realTimers, host.ask({ call: 'open' }), {
    ms: OPEN_LIMIT_MS,
    late: () => undefined,
  })
  if (!opened) {
    host.end()
    return err({ kind: 'noService', detail: HOST_ENDED })
  }
  if (!opened.ok) {
    host.rest()
    waiting = host
    return opened
  }
  return ok(serviceOf(host))
}

const serviceOf = (host: Host): PcscService => ({
  close: host.end,
  connect: async (reader) => {
    const connected = await host.ask({ call: 'connect', reader })
    if (!connected) return err({ kind: 'gone', detail: HOST_ENDED })
    return connected.ok ? ok(connectionOf(host, connected.value)) : connected
  },
})

const connectionOf = (
  host: Host,
  { card, atr }: { readonly card: number; readonly atr: Uint8Array },
): CardConnection => ({
  atr,
  transmit: async (apdu) => (await host.ask({ call: 'transmit', card, apdu })) ?? err({ kind: 'gone' }),
  close: async () => {
    await host.ask({ call: 'release', card })
  },
})

const HOST_ENDED = 'host ended'

type Call = HostCall['call']
type Asked<Name extends Call> = Omit<Extract<HostCall, { readonly call: Name }>, 'id'>

interface Host {
  /** undefined: the host has ended. */
  readonly ask: <Name extends Call>(
    call: Asked<Name> & { readonly call: Name },
  ) => Promise<HostAnswers[Name] | undefined>
  readonly listen: (events: PcscEvents) => void
  /** Nothing is wanted of it for now: it shall keep nobody from ending. */
  readonly rest: () => void
  /** Safe to call twice; nothing is heard of it any more. */
  readonly end: () => void
}

function startHost(): Host {
  const child: ChildProcess = fork(fileURLToPath(new URL('pcsc-host.ts', import.meta.url)), [], {
    serialization: 'advanced', // bytes stay bytes
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  const asked = new Map<number, (outcome: never) => void>()
  let events: PcscEvents | undefined
  let lastId = 0

  const gone = () => {
    if (waiting?.ask === ask) waiting = undefined
    for (const answered of asked.values()) (answered as (outcome: undefined) => void)(undefined)
    asked.clear()
    const heard = events
    events = undefined
    heard?.ended(HOST_ENDED)
  }
  child.on('message', (word: HostWord) => {
    if ('answerTo' in word) {
      asked.get(word.answerTo)?.(word.outcome as never)
      asked.delete(word.answerTo)
    } else if (word.event === 'slot') events?.slot(...word.of)
    else if (word.event === 'unplugged') events?.unplugged(...word.of)
    else events?.ended(...word.of)
  })
  child.on('error', gone)
  child.on('exit', gone)

  const ask: Host['ask'] = (call) =>
    new Promise((resolve) => {
      if (!child.connected) return resolve(undefined)
      child.ref()
      child.channel?.ref()
      const id = ++lastId
      asked.set(id, resolve)
      child.send({ ...call, id })
    })
  return {
    ask,
    listen: (to) => {
      events = to
    },
    rest: () => {
      child.unref()
      child.channel?.unref()
    },
    end: () => {
      events = undefined
      child.kill('SIGKILL')
    },
  }
}
