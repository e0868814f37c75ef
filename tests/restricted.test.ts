import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../base/ids.ts'
import type { Logger } from '../base/log-registry.ts'
import { asksIdentity, isRestricted, type Answers } from '../content/engine/form.ts'
import { advise, walk } from '../content/engine/guide.ts'
import type { Guide, GuideQuestion } from '../content/engine/guide-schema.ts'
import { figuresOn } from '../content/rules/figures.ts'
import { referral, sessionBegun, submitted } from '../kiosk/api.ts'
import { referralOf } from '../kiosk/service/referral.ts'
import { referralPaper } from '../kiosk/service/referral-paper.ts'
import type { Referral } from '../kiosk/service/session-store.ts'
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
const DAY = '2026-11-26'
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

type Given = Record<string, string | string[]>

/** Walks a guide with answers drawn by a fixed rule; where it ends, everything it sends to. */
function* slipsOf(guide: Guide, rounds: number): Generator<{ answers: Given; body: string }> {
  let seed = 1
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const anyOf = (question: GuideQuestion): Given[string] => {
    switch (question.kind) {
      case 'choice':
        return question.options[draw(question.options.length)]!.id
      case 'choices':
        return question.options.filter(() => draw(3) === 0).map(({ id }) => id)
      case 'yes-no':
        return draw(2) === 0 ? 'yes' : 'no'
      case 'date':
        return '2026-10-01'
      default:
        return 'unknown'
    }
  }
  const facts = { today: DAY, calendar: content.calendar, values: figuresOn(content, DAY) }
  for (let round = 0; round < rounds; round++) {
    const answers: Given = {}
    for (let at = walk(guide, answers, facts); at.kind === 'question'; at = walk(guide, answers, facts))
      answers[at.node] = anyOf(guide.questions[at.node]!)
    for (const action of advise(guide, answers, facts)?.actions ?? [])
      if ('refer' in action) yield { answers, body: action.refer }
  }
}

describe('a slip that a guide leads to', () => {
  const paperOfSlip = (slip: Referral) =>
    JSON.stringify(referralPaper({ referral: slip, language: 'zh-CN', content }).blocks).replaceAll(
      slip.number,
      '（编号）',
    )

  test('says where to go and nothing of why, wherever it is a restricted matter; then nothing is kept either', () => {
    const quiet = new Map<string, Set<string>>()
    const guides = new Set<string>()
    for (const guide of content.guides.values())
      for (const { answers, body } of slipsOf(guide, 60)) {
        const slip = referralOf({ guide: guide.id, answers, body }, content, new Date(`${DAY}T02:00:00Z`))!
        const paper = paperOfSlip(slip)
        expect(paper).not.toMatch(/暴力|虐待|遗弃|保护令|告诫书|矫正|帮教|刑满/)
        if (slip.matter !== null) continue
        guides.add(guide.id)
        expect(JSON.stringify(slip)).not.toContain(guide.title['zh-CN'])
        expect(paper).not.toContain(guide.title['zh-CN'])
        expect(paper).not.toContain('《')
        quiet.set(body, (quiet.get(body) ?? new Set()).add(paper))
      }
    expect([...guides].toSorted()).toEqual([
      'child-custody',
      'divorce',
      'guardianship',
      'legal-aid-check',
      'minors',
    ])
    // One paper for each place, whatever led there.
    for (const [body, papers] of quiet) expect([body, papers.size]).toEqual([body, 1])
  })

  test('is asked for twice, and comes out of the printer as neutral as it was made', async () => {
    const { epoch } = sessionBegun.parse(await (await post('/api/session/begin', {})).json())
    const headers = { 'mingli-epoch': String(epoch) }
    const answers = {
      safe: 'before',
      situation: 'refuses',
      role: 'none',
      army: 'none',
      judged: 'never',
      apart: 'two',
      worry: ['kids'],
    }
    const opened = referral.parse(
      await (await post('/api/referrals', { guide: 'divorce', answers, body: 'court' }, headers)).json(),
    )
    expect(opened.discreet).toBe(true)
    const bench = at.devices.bench!
    const before = bench.state().receipts
    const printed = await post('/api/referrals/print', { number: opened.number, language: 'ug' }, headers)
    expect(printed.status).toBe(200)
    const { lines } = await waitFor('the cut paper', () => {
      const paper = bench.paperText(before)
      return paper?.cut ? paper : undefined
    })
    expect(lines.join('')).toContain('人民法庭')
    expect(lines.join('')).not.toMatch(/离婚|孩子|起诉/)
    expect(lines.join('')).not.toMatch(TELLING)
  })
})

test('the log has not named any of them', () => {
  expect(logged.length).toBeGreaterThan(0)
  const names = Object.keys(RESTRICTING).flatMap((id) => [id, content.forms.get(id)!.title['zh-CN']])
  for (const name of names) expect(logged.join('\n')).not.toContain(name)
  expect(logged.join('\n')).not.toMatch(TELLING)
})
