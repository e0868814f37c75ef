import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SituationOf } from '../core/situations.ts'
import { decodeIpp, encodeIpp, GROUP, type IppValue } from './ipp.ts'

/** An A4 printer that speaks IPP over HTTP on a loopback port, with a tray, a spool and named situations. */
export interface PagePrinterSimulator {
  readonly url: string
  readonly set: (situation: SituationOf<'pagePrinter'>) => void
  /** Documents that came out, oldest first. */
  readonly printed: () => readonly Uint8Array[]
  /** Jobs whose document is still kept, printed or not. */
  readonly spool: () => number
  readonly close: () => Promise<void>
}

interface Faults {
  readonly reasons?: readonly string[]
  readonly state?: number
  readonly accepting?: boolean
  readonly away?: boolean
  readonly aborts?: boolean
  readonly jobMs?: number
  /** The situation comes with the next job. */
  readonly later?: boolean
}

export const pagePrinterFaults = {
  ready: {},
  paperLow: { reasons: ['media-low-warning'] },
  paperOut: { reasons: ['media-empty-error'], state: 5 },
  paperOutMidJob: { reasons: ['media-needed-error'], later: true },
  jam: { reasons: ['media-jam-error'], state: 5 },
  coverOpen: { reasons: ['door-open-error'], state: 5 },
  tonerLow: { reasons: ['marker-supply-low-warning'] },
  tonerOut: { reasons: ['toner-empty-error'], state: 5 },
  offline: { accepting: false },
  aborts: { aborts: true },
  slow: { jobMs: 1500 },
  unplugged: { away: true },
} as const satisfies Record<SituationOf<'pagePrinter'>, Faults>

const JOB_MS = 200
const PRINTED_KEPT = 20

interface Job {
  readonly id: number
  pdf: Uint8Array | undefined
  state: 5 | 7 | 8 | 9
}

export async function createPagePrinterSimulator(): Promise<PagePrinterSimulator> {
  let faults: Faults = {}
  const jobs: Job[] = []
  const printed: Uint8Array[] = []
  let lastId = 0

  const stands = (): boolean => (faults.reasons ?? []).some((reason) => reason.endsWith('-error'))
  const work = (job: Job) => {
    const timer = setTimeout(() => {
      if (job.state !== 5) return
      if (faults.aborts) job.state = 8
      else if (stands() || faults.away) work(job)
      else {
        job.state = 9
        printed.push(job.pdf!)
        if (printed.length > PRINTED_KEPT) printed.shift()
      }
    }, faults.jobMs ?? JOB_MS)
    timer.unref()
  }

  const answerTo = (
    bytes: Uint8Array,
  ): { code: number; tag: number; attributes: Record<string, IppValue[]> } => {
    const request = decodeIpp(bytes)
    if (!request.ok) return { code: 0x0400, tag: GROUP.job, attributes: {} }
    const { code, groups, data } = request.value
    const number = Number(groups[0]?.attributes['job-id']?.[0]?.value)
    const job = jobs.find(({ id }) => id === number)
    const hidden = faults.later === true && jobs.every(({ state }) => state !== 5)
    switch (code) {
      case 0x000b: {
        const reasons = hidden ? [] : (faults.reasons ?? [])
        return {
          code: 0,
          tag: GROUP.printer,
          attributes: {
            'printer-state': [{ kind: 'enum', value: hidden ? 3 : (faults.state ?? 3) }],
            'printer-state-reasons': (reasons.length > 0 ? reasons : ['none']).map((value) => ({
              kind: 'keyword',
              value,
            })),
            'printer-is-accepting-jobs': [{ kind: 'boolean', value: faults.accepting ?? true }],
          },
        }
      }
      case 0x0002: {
        const made: Job = { id: ++lastId, pdf: data, state: 5 }
        jobs.push(made)
        work(made)
        return { code: 0, tag: GROUP.job, attributes: { 'job-id': [{ kind: 'integer', value: made.id }] } }
      }
      case 0x0009:
        return job
          ? { code: 0, tag: GROUP.job, attributes: { 'job-state': [{ kind: 'enum', value: job.state }] } }
          : { code: 0x0406, tag: GROUP.job, attributes: {} }
      case 0x0008:
        if (!job) return { code: 0x0406, tag: GROUP.job, attributes: {} }
        if (job.state === 5) job.state = 7
        jobs.splice(jobs.indexOf(job), 1)
        return { code: 0, tag: GROUP.job, attributes: {} }
      default:
        return { code: 0x0501, tag: GROUP.job, attributes: {} }
    }
  }

  const server: Server = createServer((request, response) => {
    if (faults.away) {
      request.socket.destroy()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { code, tag, attributes } = answerTo(new Uint8Array(Buffer.concat(chunks)))
      response.setHeader('content-type', 'application/ipp')
      response.end(encodeIpp({ code, requestId: 1, groups: [{ tag, attributes }], data: new Uint8Array(0) }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ipp://127.0.0.1:${port}/ipp/print`,
    set: (situation) => {
      faults = pagePrinterFaults[situation]
    },
    printed: () => printed,
    spool: () => jobs.length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
