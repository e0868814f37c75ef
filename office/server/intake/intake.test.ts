import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from '../../../base/ids.ts'
import { visibleFields, type Answers } from '../../../content/engine/form.ts'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import { parseReceiptQr } from '../../../exchange/receipt-token.ts'
import { applicationList, applicationView, kioskList } from '../desk-api-types.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { formList, intakeForm, takenIn } from './api-types.ts'

let office: TestOffice | undefined
afterEach(async () => {
  await office?.end()
  office = undefined
})
async function begin() {
  office = await testOffice()
  const desk = await deskOf(office, '钱演示', { roles: ['clerk'] })
  return { office, desk }
}
const IDENTITY = { name: '张测试', number: '11000019491001000X' }

/** At the desk nothing is taken in as if a machine had sent it. */
const KIOSK_CLAIM = { via: 'kiosk', language: 'zh-CN', identity: IDENTITY, answers: {} }

const KNOWN = { today: '2026-11-23', identifiedBy: 'typed', document: 'resident', age: 77 } as const

/** An answer to every field that is asked, as a clerk would click through it. */
function answered(form: FormDefinition): Answers {
  const answers: Answers = {}
  for (let round = 0; round < 6; round++)
    for (const step of form.steps) {
      if (step.kind !== 'fields') continue
      for (const field of visibleFields(step, answers, KNOWN)) {
        if (answers[field.id] !== undefined || !field.required) continue
        answers[field.id] = valueFor(field)
      }
    }
  return answers
}

function valueFor(field: ReturnType<typeof visibleFields>[number]): Answers[string] {
  switch (field.kind) {
    case 'choice':
      return field.options[0]!.id
    case 'choices':
    case 'attachments':
      return [field.options[0]!.id]
    case 'yes-no':
    case 'consent':
      return true
    case 'date':
      return field.future ? '2026-12-01' : '2026-11-01'
    case 'amount':
      return '1200'
    case 'phone':
      return '13800000000'
    case 'name':
      return '李测试'
    case 'id-number':
      return '110000200802290014'
    case 'group':
      return '1'
    default:
      return '演示：在工地干活，没有拿到工资。'
  }
}

test('the window takes in what the kiosk does: same checks, one row of numbers, same view', async () => {
  const { desk } = await begin()
  const { forms } = formList.parse(await (await desk.get('/forms')).json())
  expect(forms.map(({ id }) => id)).toContain('legal-aid')
  const { form } = intakeForm.parse(await (await desk.get('/forms/legal-aid')).json())
  const submissionId = uuidv7(new Date())
  const send = (identity: object | null, answers: Answers) =>
    desk.post('/forms/legal-aid/intake', { submissionId, via: 'phone', language: 'zh-CN', identity, answers })

  const refused = await send({ name: '', number: '110000194910010001' }, {})
  expect(refused.status).toBe(422)
  const { problems } = (await refused.json()) as { problems: { field: string }[] }
  const fields = problems.map(({ field }) => field)
  expect(fields).toEqual(expect.arrayContaining(['identity.name', 'identity.number', 'matter']))

  const answer = await send(IDENTITY, answered(form))
  expect([answer.status, answer.status === 201 ? '' : await answer.clone().text()]).toEqual([201, ''])
  const taken = takenIn.parse(await answer.json())
  expect(taken.number).toMatch(/^261123-QT01-N0001-.$/)
  expect(parseReceiptQr(taken.qr)).toEqual({ number: taken.number, token: taken.token })
  expect((await send(IDENTITY, answered(form))).status).toBe(409)

  const { applications } = applicationList.parse(await (await desk.get('/applications')).json())
  expect(applications).toHaveLength(1)
  expect(applications[0]).toMatchObject({ number: taken.number, state: 'received' })
  const view = applicationView.parse(await (await desk.get(`/applications/${taken.id}`)).json())
  expect(view.timeline[0]).toMatchObject({ state: 'received', by: '钱演示' })
  expect(view.kiosk).toBeNull()
  expect([applications[0]!.via, view.via]).toEqual(['phone', 'phone'])
  expect((await desk.post('/forms/legal-aid/intake', { ...KIOSK_CLAIM, submissionId })).status).toBe(422)

  // The code on the paper is the proof with which the citizen takes it back.
  expect((await desk.post(`/applications/${taken.id}/withdraw`, { token: 'A2B3C4D5' })).status).toBe(403)
  expect((await desk.post(`/applications/${taken.id}/withdraw`, { token: taken.token })).status).toBe(200)
})

test('desk and ledgers share one row of numbers; the desk is no machine among the kiosks', async () => {
  const { office, desk } = await begin()
  await testKiosk(office)
  const { form } = intakeForm.parse(await (await desk.get('/forms/mediation')).json())
  const numbers = []
  for (let i = 0; i < 2; i++) {
    const answer = await desk.post('/forms/mediation/intake', {
      submissionId: uuidv7(new Date()),
      via: 'phone',
      language: 'zh-CN',
      identity: IDENTITY,
      answers: answered(form),
    })
    expect([answer.status, answer.status === 201 ? '' : await answer.clone().text()]).toEqual([201, ''])
    numbers.push(takenIn.parse(await answer.json()).number.slice(12, 17))
  }
  expect(numbers).toEqual(['N0001', 'N0002'])
  const { kiosks } = kioskList.parse(await (await desk.get('/kiosks')).json())
  expect(kiosks.map(({ name }) => name)).toEqual(['大厅一体机'])
  // What was told at the window lies sealed like what came by envelope.
  const stored = JSON.stringify(await office.office.store.selectFrom('application').selectAll().execute())
  expect(stored).not.toContain(IDENTITY.name)
})

test('what a card said stands in the application as from a kiosk, marked as read', async () => {
  const { desk } = await begin()
  const { form, readerPort } = intakeForm.parse(await (await desk.get('/forms/legal-aid')).json())
  expect(readerPort).toBe(7720)
  const card = {
    method: 'card',
    document: 'resident',
    name: '张测试',
    number: '110000194910010002',
    sex: 'male',
    birth: '1949-10-01',
    ethnicity: '01',
    address: '测试省测试市样例路1号',
    validTo: 'long-term',
  } as const
  const send = (identity: object, via = 'desk') =>
    desk.post('/forms/legal-aid/intake', {
      submissionId: uuidv7(new Date()),
      via,
      language: 'zh-CN',
      identity,
      answers: answered(form),
    })
  const taken = await send(card)
  expect([taken.status, taken.status === 201 ? '' : await taken.clone().text()]).toEqual([201, ''])
  const { id } = takenIn.parse(await taken.json())
  const view = applicationView.parse(await (await desk.get(`/applications/${id}`)).json())
  expect(view.identity).toEqual({ method: 'card', document: 'resident' })
  expect(await (await desk.post(`/applications/${id}/unmask`)).json()).toEqual(card)
  // On the telephone nobody lays a card down.
  expect(await (await send(card, 'phone')).json()).toMatchObject({ code: 'schema' })
  // Neither a claim of both kinds nor a mark without a card passes.
  for (const claim of [
    { ...card, method: 'typed' },
    { name: '张测试', number: '110000194910010002', method: 'card' },
  ])
    expect(await (await send(claim)).json()).toMatchObject({ code: 'schema' })
})
