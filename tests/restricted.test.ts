import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../base/ids.ts'
import type { Logger } from '../base/log-registry.ts'
import { asksIdentity, isRestricted, type Answers } from '../content/engine/form.ts'
import { sessionBegun, submitted } from '../kiosk/api.ts'
import { waitFor } from './support/kiosk-process.ts'
import { content, makeService, simulatedDevices, TOKEN, type TestService } from './support/service.ts'
import { fillForm, visitor } from './support/visit.ts'

/**
 * Of a restricted matter nobody learns more than that somebody applied: whatever was answered, the paper is the same,
 * nothing of it comes on A4, the log names no form, and progress has no other title than everybody's.
 */
const RESTRICTING: Readonly<Record<string, readonly [Answers, Answers]>> = {
  'legal-aid': [
    { matter: 'family', exception: 'abuse', stage: 'police' },
    { matter: 'criminal', criminalRole: 'victim', exception: 'abuse', stage: 'court' },
  ],
  mediation: [
    { safety: true, matter: 'family' },
    { safety: true, matter: 'money' },
  ],
  appointment: [{}, { times: ['market'], staff: 'woman', place: 'elsewhere' }],
}
/** What a bystander must not read. */
const TELLING = /暴力|虐待|遗弃|打过|威胁|矫正|帮教|刑满|释放|安置|公安|妇联/

const PORT = 7701
const logged: string[] = []
const line = (event: string, fields?: object) => void logged.push(JSON.stringify({ event, ...fields }))
const log: Logger = { info: line, warn: line, error: line }
let at: TestService

beforeAll(async () => {
  at = await makeService({ devices: simulatedDevices, port: PORT, log })
  await at.enrol()
  at.devices.start()
  await waitFor('the printers', () =>
    [at.devices.facts().receiptPrinter, at.devices.facts().pagePrinter].every(
      ({ state }) => state === 'ready',
    ),
  )
})
afterAll(() => at.close())

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  at.service.app.request(`http://127.0.0.1:${PORT}${path}`, {
    method: 'POST',
    headers: { host: `127.0.0.1:${PORT}`, 'mingli-token': TOKEN, 'mingli-page': 'a', ...headers },
    body: JSON.stringify(body),
  })

/** Confirms the form with these answers and prints; the text of the paper without what differs for everybody. */
async function paperOf(id: string, given: Answers, language: string): Promise<string> {
  const form = content.forms.get(id)!
  const answers = fillForm(form, { identifiedBy: 'typed' }, given)
  expect(isRestricted(form, answers)).toBe(true)
  const { epoch } = sessionBegun.parse(await (await post('/api/session/begin', {})).json())
  const headers = { 'mingli-epoch': String(epoch) }
  const claim = { method: 'typed', identity: { name: visitor.name, number: visitor.number } }
  const answer = await post(
    '/api/applications',
    {
      submissionId: uuidv7(new Date()),
      form: id,
      formVersion: form.version,
      language,
      identity: asksIdentity(form, answers) ? claim : null,
      answers,
      byClerk: [],
    },
    headers,
  )
  const result = submitted.parse(await answer.json())
  expect(result.papers).toBe(false)
  const { submissionId } = result
  expect((await post('/api/papers/print', { submissionId }, headers)).status).toBe(404)

  const bench = at.devices.bench!
  const before = bench.state().receipts
  expect((await post('/api/receipts/print', { submissionId, copy: false }, headers)).status).toBe(200)
  const { lines } = await waitFor('the cut paper', () => {
    const paper = bench.paperText(before)
    return paper?.cut ? paper : undefined
  })
  const token = `${result.token.slice(0, 4)} ${result.token.slice(4)}`
  // The number is so large that it may take two lines.
  return lines
    .join('')
    .replace(result.number, '（编号）')
    .replace(token, '（查询码）')
    .replaceAll(/\d+:\d\d/g, '（时间）')
}

test('these are all the forms that are restricted, always or by an answer', () =>
  expect(Object.keys(RESTRICTING).toSorted()).toEqual(
    [...content.forms.values()].flatMap(({ id, restricted }) => (restricted ? [id] : [])).toSorted(),
  ))

describe.each(Object.entries(RESTRICTING))('%s', (id, [one, other]) => {
  test.each(['zh-CN', 'en'])('its paper in %s tells nothing of what was answered', async (language) => {
    const paper = await paperOf(id, one, language)
    expect(paper).toContain('（编号）')
    expect(paper).toContain(content.forms.get(id)!.shortTitle['zh-CN'])
    expect(paper).not.toMatch(TELLING)
    expect(paper).not.toContain('（测试）')
    expect(await paperOf(id, other, language)).toBe(paper)
  })

  test('its names, which progress and the list show, say nothing', () => {
    const { title, shortTitle } = content.forms.get(id)!
    expect(`${title['zh-CN']} ${shortTitle['zh-CN']}`).not.toMatch(TELLING)
  })
})

test('the log has not named any of them', () => {
  expect(logged.length).toBeGreaterThan(0)
  const names = Object.keys(RESTRICTING).flatMap((id) => [id, content.forms.get(id)!.title['zh-CN']])
  for (const name of names) expect(logged.join('\n')).not.toContain(name)
  expect(logged.join('\n')).not.toMatch(TELLING)
})
