import { err, ok, type Result } from '../../base/result.ts'
import { linkError } from '../core/link-error.ts'
import type { LinkError } from '../core/link.ts'
import { decodeIpp, encodeIpp, GROUP, type IppGroup, type IppMessage, type IppValue } from './ipp.ts'
import type { PrinterAnswer } from './status.ts'

/** One printer behind IPP: a queue of CUPS, or a printer itself. Every question has a limit; nothing throws. */
export interface IppPrinter {
  readonly attributes: () => Promise<Result<PrinterAnswer, LinkError>>
  /** The job's number; a refusal is an error of kind `io` with the status. */
  readonly print: (pdf: Uint8Array) => Promise<Result<number, LinkError>>
  readonly job: (id: number) => Promise<Result<JobAnswer, LinkError>>
  /** Ends the job and has its document and its entry removed, whatever became of it. */
  readonly purge: (id: number) => Promise<void>
}

export interface JobAnswer {
  readonly state: JobState
  /** Sheets that have come out. */
  readonly sheets: number
}
export type JobState = 'waiting' | 'printing' | 'stopped' | 'failed' | 'completed'

/** job-state, RFC 8011 §5.3.7. */
const jobStates: Readonly<Record<number, JobState>> = {
  3: 'waiting',
  4: 'waiting',
  5: 'printing',
  6: 'stopped',
  7: 'failed',
  8: 'failed',
  9: 'completed',
}

const OPERATION = { printJob: 0x0002, cancelJob: 0x0008, getJob: 0x0009, getPrinter: 0x000b } as const
/** Statuses from here on are refusals (RFC 8010 §3.4.2). */
const REFUSED = 0x0400
const ASK_MS = 4000
const SEND_MS = 20_000
const A4 = 'iso_a4_210x297mm'
/** Names no person, and is all that a spool's list shows. */
const JOB_NAME = 'mingli'
const USER = 'mingli'

/** `url`: `ipp://host[:631]/path` (`ipps`, `http` and `https` as well). */
export function createIppPrinter(url: string): IppPrinter {
  const address = httpAddress(url)
  const printerUri = { kind: 'uri', value: url } as const
  let requestId = 0

  const ask = async (
    operation: number,
    more: { operation?: Attributes; job?: Attributes; data?: Uint8Array; limitMs?: number },
  ): Promise<Result<IppMessage, LinkError>> => {
    const groups: IppGroup[] = [
      {
        tag: GROUP.operation,
        attributes: {
          'attributes-charset': [{ kind: 'charset', value: 'utf-8' }],
          'attributes-natural-language': [{ kind: 'naturalLanguage', value: 'en' }],
          'printer-uri': [printerUri],
          ...more.operation,
          'requesting-user-name': [{ kind: 'name', value: USER }],
        },
      },
      ...(more.job ? [{ tag: GROUP.job, attributes: more.job }] : []),
    ]
    requestId = (requestId % 0x7fff_ffff) + 1
    const body = encodeIpp({ code: operation, requestId, groups, data: more.data ?? new Uint8Array(0) })
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/ipp' },
        body: new Uint8Array(body),
        redirect: 'error',
        signal: AbortSignal.timeout(more.limitMs ?? ASK_MS),
      })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (answer.status === 404) return err({ kind: 'absent', detail: 'no such printer' })
      if (!answer.ok) return err({ kind: 'io', detail: `HTTP ${answer.status}` })
      const message = decodeIpp(bytes)
      return message.ok ? ok(message.value) : err({ kind: 'io', detail: message.error })
    } catch (cause) {
      return err(fetchError(cause))
    }
  }

  const accepted = (answer: Result<IppMessage, LinkError>): Result<IppMessage, LinkError> => {
    if (!answer.ok || answer.value.code < REFUSED) return answer
    const { code } = answer.value
    return err({ kind: code === 0x0406 ? 'absent' : 'io', detail: `IPP ${code.toString(16)}` })
  }

  return {
    attributes: async () => {
      const answer = accepted(
        await ask(OPERATION.getPrinter, {
          operation: {
            'requested-attributes': keywords(
              'printer-state',
              'printer-state-reasons',
              'printer-is-accepting-jobs',
            ),
          },
        }),
      )
      if (!answer.ok) return answer
      const values = valuesOf(answer.value, GROUP.printer)
      return ok({
        state: values('printer-state').find((value) => typeof value === 'number'),
        reasons: values('printer-state-reasons').filter((value) => typeof value === 'string'),
        accepting: values('printer-is-accepting-jobs')[0] !== false,
      })
    },
    print: async (pdf) => {
      const answer = accepted(
        await ask(OPERATION.printJob, {
          operation: {
            'job-name': [{ kind: 'name', value: JOB_NAME }],
            'document-format': [{ kind: 'mimeMediaType', value: 'application/pdf' }],
          },
          job: { media: keywords(A4) },
          data: pdf,
          limitMs: SEND_MS,
        }),
      )
      if (!answer.ok) return answer
      const id = valuesOf(answer.value, GROUP.job)('job-id')[0]
      return typeof id === 'number' ? ok(id) : err({ kind: 'io', detail: 'a job without a number' })
    },
    job: async (id) => {
      const answer = accepted(
        await ask(OPERATION.getJob, {
          operation: {
            'job-id': [{ kind: 'integer', value: id }],
            'requested-attributes': keywords('job-state', 'job-impressions-completed'),
          },
        }),
      )
      if (!answer.ok) return answer
      const values = valuesOf(answer.value, GROUP.job)
      const sheets = values('job-impressions-completed')[0]
      return ok({
        state: jobStates[Number(values('job-state')[0])] ?? 'waiting',
        sheets: typeof sheets === 'number' ? sheets : 0,
      })
    },
    purge: async (id) => {
      // CUPS removes document and entry; a printer without this attribute ends the job, or says that it has ended.
      await ask(OPERATION.cancelJob, {
        operation: {
          'job-id': [{ kind: 'integer', value: id }],
          'purge-job': [{ kind: 'boolean', value: true }],
        },
      })
    },
  }
}

type Attributes = Record<string, readonly IppValue[]>

const keywords = (...names: string[]): IppValue[] => names.map((value) => ({ kind: 'keyword', value }))

const valuesOf =
  ({ groups }: IppMessage, tag: number) =>
  (name: string): (string | number | boolean)[] =>
    groups
      .filter((group) => group.tag === tag)
      .flatMap(({ attributes }) => (attributes[name] ?? []).map(({ value }) => value))

/** IPP is spoken over HTTP, on port 631 where none is given (RFC 8010 §5, RFC 3510). */
function httpAddress(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url.replace(/^ipp/, 'http'))
  const standard = url.startsWith('ipp') ? '631' : ''
  return `${protocol}//${hostname}${port || standard ? `:${port || standard}` : ''}${pathname}`
}

function fetchError(cause: unknown): LinkError {
  if (cause instanceof Error && cause.name === 'TimeoutError') return { kind: 'timeout', detail: 'no answer' }
  return linkError(cause instanceof Error && cause.cause ? cause.cause : cause)
}
