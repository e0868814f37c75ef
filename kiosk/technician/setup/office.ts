import { statSync } from 'node:fs'
import { systemClock } from '../../../base/clock.ts'
import { silentLogger } from '../../../base/log.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { createExchangeClient } from '../../../exchange/client.ts'
import { enrolKiosk } from '../../../exchange/enrol.ts'
import { openOutbox } from '../../../exchange/outbox.ts'
import { officeFingerprint } from '../../../exchange/signing.ts'
import { openDataDirectory } from '../../data-directory.ts'

export interface Enrolled {
  readonly kiosk: string
  readonly office: string
  /** The same short string stands at the desk. */
  readonly fingerprint: string
}

/** `text` is an id of content/locales/<language>/setup.json. */
export interface OfficeFault {
  readonly text: string
  readonly detail: string
}

/**
 * Enrols this kiosk at once with the single-use code, so that the technician learns here what is wrong. What is written
 * belongs to the owner of the data directory, also where root runs this.
 */
export async function enrolAt(input: {
  readonly data: string
  readonly url: string
  readonly code: string
  readonly name: string
}): Promise<Result<Enrolled, OfficeFault>> {
  return withOutbox(input.data, async (outbox) => {
    const client = createExchangeClient({
      url: input.url,
      registration: outbox.current,
      clock: systemClock,
    })
    if (!client.ok) return err({ text: 'office.name', detail: input.url })
    const { code, name } = input
    const enrolled = await enrolKiosk(outbox, client.value, { code, name }, silentLogger)
    if (enrolled.ok) return ok(describe(enrolled.value.enrolment))
    const fault = enrolled.error
    switch (fault.kind) {
      case 'unreachable':
        return err({ text: reachText(fault.error), detail: fault.error })
      case 'bad-code':
      case 'limited':
        return err({ text: `office.${fault.kind}`, detail: '' })
      case 'refused':
        return err({ text: 'office.refused', detail: String(fault.status) })
      default:
        return err({ text: 'office.disk', detail: fault.kind })
    }
  })
}

/**
 * This kiosk's registration where the office at `url` knows it; undefined where it does not: never enrolled, revoked, or
 * enrolled with another office (the one of this very machine, while it was tried out).
 */
export async function knownAt(data: string, url: string): Promise<Result<Enrolled | undefined, OfficeFault>> {
  if (statSync(data, { throwIfNoEntry: false }) === undefined) return ok(undefined)
  return withOutbox(data, async (outbox) => {
    const own = outbox.current()
    if (!own) return ok(undefined)
    const client = createExchangeClient({ url, registration: outbox.current, clock: systemClock })
    if (!client.ok) return err({ text: 'office.name', detail: url })
    const alive = await client.value.heartbeat()
    if (alive.ok) return ok(describe(own.enrolment))
    const { error: fault } = alive
    return fault.kind === 'unreachable'
      ? err({ text: reachText(fault.error), detail: fault.error })
      : ok(undefined)
  })
}

const describe = (
  enrolment: Parameters<typeof officeFingerprint>[0] & { kioskId: string; officeCode: string },
) => ({
  kiosk: enrolment.kioskId,
  office: enrolment.officeCode,
  fingerprint: officeFingerprint(enrolment),
})

/** Node's and OpenSSL's codes, by what a technician can do about them. */
function reachText(code: string): string {
  if (/CERT|SELF_SIGNED|ISSUER|TLS|SSL|ALTNAME/.test(code)) return 'office.certificate'
  return /ENOTFOUND|EAI_AGAIN/.test(code) ? 'office.name' : 'office.connection'
}

async function withOutbox<T>(
  data: string,
  work: (
    outbox: Extract<ReturnType<typeof openOutbox>, { ok: true }>['value'],
  ) => Promise<Result<T, OfficeFault>>,
): Promise<Result<T, OfficeFault>> {
  return asOwnerOf(data, async () => {
    const opened = openDataDirectory(data)
    if (!opened.ok) return err({ text: 'office.disk', detail: opened.error })
    const outbox = openOutbox({ file: opened.value.file('outbox.sqlite'), clock: systemClock })
    try {
      if (!outbox.ok) return err({ text: 'office.disk', detail: outbox.error.kind })
      return await work(outbox.value)
    } finally {
      if (outbox.ok) outbox.value.close()
      opened.value.release()
    }
  })
}

/** Files made by root in a directory of the kiosk's account could not be opened by the kiosk any more. */
async function asOwnerOf<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const owner = statSync(directory, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0 || !owner || owner.uid === 0) return work()
  process.setegid?.(owner.gid)
  process.seteuid?.(owner.uid)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}
