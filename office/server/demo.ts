import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { shanghaiDate, shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { formatAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import { newReceiptToken, tokenHash } from '../../exchange/receipt-token.ts'
import { progressState } from '../../exchange/schemas/api.ts'
import { SUITE, type EnvelopeHeader } from '../../exchange/schemas/envelope.ts'
import { channel } from '../../exchange/schemas/report.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { generateSigningKey } from '../../exchange/signing.ts'
import { moveByClerk } from './applications.ts'
import type { Office } from './context.ts'
import { fillDemoLedgers } from './demo-ledgers.ts'
import { createEnrolmentCode, enrol } from './enrolments.ts'
import { storeAtDesk } from './intake/take-in.ts'
import { createReceiver } from './receive-envelope.ts'

const demoCase = z.strictObject({
  daysAgo: z.int().min(0),
  via: channel.default('kiosk'),
  name: z.string(),
  number: z.string(),
  matter: z.string(),
  statement: z.string(),
  moves: z.array(z.strictObject({ to: progressState, after: z.number(), note: z.string().optional() })),
})
const demoContent = z.strictObject({
  kiosk: z.string(),
  clerk: z.string(),
  title: z.string(),
  labels: z.strictObject({ matter: z.string(), statement: z.string() }),
  cases: z.array(demoCase),
})
type DemoContent = z.infer<typeof demoContent>

const FILE = new URL('../../content/office/demo-applications.yaml', import.meta.url)
const HOUR_MS = 3_600_000

/** Fills an empty office with fictitious applications of the last month, sealed, signed and received like real ones. */
export async function fillDemo(office: Office): Promise<void> {
  if (await office.store.selectFrom('application').select('id').limit(1).executeTakeFirst()) return
  const text = readFileSync(FILE, 'utf8')
  const content = unwrap(
    parseYaml({ schema: demoContent, text, file: 'content/office/demo-applications.yaml' }),
  )
  const key = generateSigningKey()
  const { code } = await createEnrolmentCode(office, content.kiosk)
  const enrolment = unwrap(await enrol(office, { code, publicKey: key.publicKey, name: content.kiosk }))
  const now = office.clock.now().getTime()
  let seq = 0
  for (const one of content.cases) {
    const at = new Date(now - one.daysAgo * 24 * HOUR_MS - HOUR_MS)
    const then = (ms: number): Office => ({ ...office, clock: fixed(new Date(Math.min(ms, now))) })
    const moveOn = async (id: string): Promise<void> => {
      for (const { to, after, note } of one.moves)
        unwrap(await moveByClerk(then(at.getTime() + after * HOUR_MS), id, content.clerk, { to, note }))
    }
    if (one.via !== 'kiosk') {
      const id = uuidv7(at)
      const message = applicationOf(content, one, id, at)
      unwrap(await storeAtDesk(then(at.getTime()), content.clerk, id, message))
      await moveOn(id)
      continue
    }
    const number = formatAcceptanceNumber({
      date: shanghaiDate(at),
      officeShortCode: enrolment.shortCode,
      stationLetter: enrolment.stationLetter,
      sequence: 1,
    })
    const header: EnvelopeHeader = {
      v: 1,
      suite: SUITE,
      id: uuidv7(at),
      officeCode: enrolment.officeCode,
      kioskId: enrolment.kioskId,
      seq: (seq += 1),
      number,
      createdAt: shanghaiTimestamp(at),
      contentVersion: 'demo',
      keyId: enrolment.sealingKeys[0]!.keyId,
    }
    const message = {
      ...applicationOf(content, one, uuidv7(at), at),
      tokenHash: tokenHash(number, newReceiptToken()),
    }
    const envelope = await sealEnvelope(message, header, {
      enrolment,
      privateKey: key.privateKey,
    })
    unwrap(await createReceiver(then(at.getTime()))(envelope))
    await moveOn(header.id)
  }
  await fillDemoLedgers(office)
}

const fixed = (at: Date): Clock => ({ now: () => at })

function applicationOf(
  content: DemoContent,
  one: z.infer<typeof demoCase>,
  submissionId: string,
  at: Date,
): Omit<Application, 'tokenHash'> {
  const { matter, statement } = one
  return {
    kind: 'application',
    submissionId,
    form: 'legal-aid',
    formVersion: 'demo',
    title: content.title,
    language: 'zh-CN',
    identity: {
      method: 'typed',
      document: 'resident',
      name: one.name,
      number: one.number,
      sex: 'unknown',
      birth: `${one.number.slice(6, 10)}-${one.number.slice(10, 12)}-${one.number.slice(12, 14)}`,
    },
    answers: { matter, statement },
    summary: [
      { id: 'matter', label: content.labels.matter, value: matter, onReceipt: true },
      { id: 'statement', label: content.labels.statement, value: statement, onReceipt: false },
    ],
    receivedVia: one.via,
    confirmedAt: shanghaiTimestamp(at),
  }
}
