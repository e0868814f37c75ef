import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '../base/ids.ts'
import { cardProven, fact, sessionBegun, type MaskedIdentity } from '../kiosk/api.ts'
import { waitFor } from './support/kiosk-process.ts'
import { content, makeService, simulatedDevices, TOKEN, type TestService } from './support/service.ts'
import { fillForm } from './support/visit.ts'

/**
 * A page that does as it likes, against the service: a card that was read once serves one application, and the next one
 * only for who knows what is written on it. (Its screens: kiosk/session/application-kept-card.test.ts.)
 */
const PORT = 7702
const form = content.forms.get('legal-aid')!
let at: TestService
let headers: Record<string, string>

beforeAll(async () => {
  at = await makeService({ devices: simulatedDevices, port: PORT })
  await at.enrol()
  at.devices.start()
  await waitFor('the reader', () => at.devices.facts().idCard.state === 'ready')
})
afterAll(() => at.close())

const call = (path: string, body?: object) =>
  at.service.app.request(`http://127.0.0.1:${PORT}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { host: `127.0.0.1:${PORT}`, 'mingli-token': TOKEN, 'mingli-page': 'a', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })

/** A new visit in which a card has been read; another one each time, since the reader wants the last one lifted. */
async function readCard(card: string): Promise<MaskedIdentity> {
  headers = {}
  const { epoch } = sessionBegun.parse(await (await call('/api/session/begin', {})).json())
  headers = { 'mingli-epoch': String(epoch) }
  const stream = (await call('/api/events')).body!.getReader()
  await call('/api/identity/arm', { armed: true })
  at.devices.bench!.present(card)
  const decoder = new TextDecoder()
  let arrived = ''
  try {
    for (;;) {
      const { value, done } = await stream.read()
      if (done) throw new Error('the stream has ended without a card')
      arrived += decoder.decode(value, { stream: true })
      const lines = arrived.split('\n')
      arrived = lines.pop() ?? ''
      for (const line of lines) {
        const parsed = line.startsWith('data: ') ? fact.parse(JSON.parse(line.slice(6))) : undefined
        if (parsed?.type === 'CARD_READ') return parsed.identity
      }
    }
  } finally {
    await stream.cancel()
    await call('/api/identity/arm', { armed: false })
  }
}

const apply = (reference: string, submissionId = uuidv7(new Date())) =>
  call('/api/applications', {
    submissionId,
    form: form.id,
    formVersion: form.version,
    language: 'zh-CN',
    identity: { method: 'card', reference },
    answers: fillForm(form, { identifiedBy: 'card', document: 'resident', age: 36 }),
    byClerk: [],
  })
const prove = async (reference: string, birthday: string) =>
  cardProven.parse(await (await call('/api/identity/prove', { reference, birthday })).json())

test('a second application needs the day of birth, and so does a third; the first can be repeated', async () => {
  const { reference } = await readCard('zhang')
  const id = uuidv7(new Date())
  const first = await apply(reference, id)
  expect(first.status).toBe(200)
  expect(await (await apply(reference, id)).json()).toEqual(await first.json())
  const refused = await apply(reference)
  expect([refused.status, await refused.json()]).toMatchObject([410, { code: 'card' }])
  expect(await prove(reference, '0101')).toEqual({ proven: true, left: 3 })
  expect((await apply(reference)).status).toBe(200)
  expect((await apply(reference)).status).toBe(410)
})

test('whoever guesses is asked for the card', async () => {
  const { reference } = await readCard('rareName')
  expect((await apply(reference)).status).toBe(200)
  for (const left of [2, 1, 0]) expect(await prove(reference, '1231')).toEqual({ proven: false, left })
  expect(await prove(reference, '0101')).toEqual({ proven: false, left: 0 })
  expect((await apply(reference)).status).toBe(410)
})

test('what is no day costs no try', async () => {
  const { reference } = await readCard('liLongTerm')
  for (const birthday of ['', '12', '12-31', '123', '01231', '１２３１', 'abcd', 1231, null])
    expect((await call('/api/identity/prove', { reference, birthday })).status).toBe(400)
  expect(await prove(reference, '0101')).toEqual({ proven: false, left: 2 })
  expect(await prove(reference, '1231')).toEqual({ proven: true, left: 3 })
})
