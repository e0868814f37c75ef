import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationMessage } from '../../exchange/test-fixtures.ts'
import * as types from './desk-api-types.ts'
import { testDesk, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'
import { wouldJudgeThemselves } from './who-may.ts'

let at: TestOffice
let kiosk: TestKiosk
let desk: ReturnType<typeof testDesk>
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
  desk = testDesk(at)
  await desk.setUp()
})
afterAll(() => at.end())

const complaint = async (about: string) => {
  const { envelope } = await kiosk.confirm({
    form: 'complaint',
    procedure: 'complaint',
    identity: null,
    answers: { about },
  })
  await kiosk.deliver(envelope)
  return envelope.header.id
}
const listed = async () =>
  types.applicationList.parse(await (await desk.get('/applications')).json()).applications

describe('a complaint about the clerk who is logged in', () => {
  test('is not there for them: not in the list, not to open, not to move', async () => {
    const id = await complaint('窗口的测试文员，戴眼镜')
    expect((await listed()).map((row) => row.id)).not.toContain(id)
    expect((await desk.get(`/applications/${id}`)).status).toBe(404)
    const move = await desk.post(`/applications/${id}/transition`, { to: 'assigned', note: '王演示' })
    expect(move.status).toBe(404)
  })

  test('about somebody else is, without a name', async () => {
    const id = await complaint('别的人')
    expect(await listed()).toContainEqual(
      expect.objectContaining({ id, applicant: null, procedure: 'complaint' }),
    )
  })
})

test('is not looked into by whom it is about', async () => {
  const [first] = at.office.profile.staff
  const id = await complaint(`${first!.name}态度不好`)
  const assign = (note: string) => desk.post(`/applications/${id}/transition`, { to: 'assigned', note })
  const refused = await assign(`请${first!.name}自己查`)
  expect(refused.status).toBe(422)
  expect(types.deskError.parse(await refused.json()).code).toBe('conflict-of-interest')
  expect((await assign('由副所长查')).status).toBe(200)
})

test.each([
  ['张三', '由张三查', true],
  ['张 三', '由张三查', true],
  ['张三', '由李四查', false],
  ['', '由李四查', false],
])('about “%s”, given to “%s”', (about, note, conflict) =>
  expect(wouldJudgeThemselves(applicationMessage({ answers: { about } }), note, { staff: [] })).toBe(
    conflict,
  ),
)
