import { afterEach, expect, test } from 'vitest'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import { applicationView } from '../desk-api-types.ts'
import { readForms } from '../intake/forms.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { draft, recordView, written } from './api-types.ts'
import { LEDGERS } from './stored.ts'
import { SAMPLES } from './test-samples.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

async function referral() {
  at = await testOffice()
  const kiosk = await testKiosk(at)
  const { envelope, number } = await kiosk.confirm({
    form: 'referral-notary',
    procedure: 'referral',
    title: '转介办公证',
    answers: { facts: '演示：两兄弟分房子，想办公证。', phone: '13800000000', consent: true },
  })
  await kiosk.deliver(envelope)
  return { office: at, id: envelope.header.id, number }
}

test('a record takes over what the application says, is linked both ways, and looking at the name is logged', async () => {
  const { office, id, number } = await referral()
  const desk = await deskOf(office, '钱演示', { roles: ['clerk'] })
  const application = async () => applicationView.parse(await (await desk.get(`/applications/${id}`)).json())
  expect(await application()).toMatchObject({
    records: [],
    unwritten: [{ ledger: 'referral', title: '转介' }],
  })

  const { values } = draft.parse(
    await (await desk.post('/ledgers/referral/draft', { application: id })).json(),
  )
  expect(values).toEqual({
    person: '张测试',
    phone: '13800000000',
    matter: '演示：两兄弟分房子，想办公证。',
    consent: true,
  })
  expect((await application()).timeline.at(-1)).toMatchObject({ kind: 'unmasked', by: '钱演示' })

  const answer = await desk.post('/ledgers/referral/records', {
    values: { ...SAMPLES['referral'], ...values },
    application: id,
  })
  const record = written.parse(await answer.json())
  const view = await application()
  expect(view.unwritten).toEqual([])
  expect(view.records).toEqual([
    { id: record.id, ledger: 'referral', title: '转介', state: '已开单', tone: 'new', overdue: false },
  ])
  const back = recordView.parse(await (await desk.get(`/records/${record.id}`)).json())
  expect(back.application).toEqual({ id, number, title: '转介办公证' })
  // Whom the letter goes to, and that it may go.
  expect(back.letter?.consented).toBe(true)
  expect(back.letter?.to).not.toBe('')
})

test('nothing is handed over to a ledger that it does not belong to, nor to who may not know of it', async () => {
  const { office, id } = await referral()
  const clerk = await deskOf(office, '钱演示', { roles: ['clerk'] })
  expect((await clerk.post('/ledgers/mediation/draft', { application: id })).status).toBe(404)
  const mediator = await deskOf(office, '孙演示', { roles: ['mediator'] })
  expect((await mediator.post('/ledgers/mediation/draft', { application: id })).status).toBe(404)
})

test('every answer that a ledger takes over is asked by a form of its procedures', () => {
  const asked = (form: FormDefinition) =>
    form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields.map((field) => field.id) : []))
  const forms = [...readForms().values()]
  const missing = [...LEDGERS.values()].flatMap(({ id, procedures, fromApplication }) => {
    const answers = new Set(forms.filter(({ procedure }) => procedures.includes(procedure)).flatMap(asked))
    return Object.values(fromApplication)
      .flat()
      .filter((from) => from.startsWith('answer:') && !answers.has(from.slice('answer:'.length)))
      .map((from) => `${id} ${from}`)
  })
  expect(missing).toEqual([])
})
