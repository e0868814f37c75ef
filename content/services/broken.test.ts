import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { YamlProblem } from '../../base/yaml.ts'
import { checkAcross } from '../check.ts'
import { loadContent } from '../load.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Catalogue, profile and publicity broken in one place each: the editor is told the place and what to do. */
const OWN = fileURLToPath(new URL('..', import.meta.url))
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-broken-'))
  // What is not broken here and takes long to read stays behind.
  cpSync(OWN, directory, {
    recursive: true,
    filter: (path) => !/content\/(?:laws|guides|answers)(?:\/|$)|\.(?:ts|json)$/.test(path),
  })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function problemsOf(): readonly YamlProblem[] {
  const loaded = loadContent(directory)
  return loaded.ok ? checkAcross(directory, loaded.value).problems : loaded.error
}

const NOTARY = 'services/notary.yaml'
const AID = 'services/legal-aid.yaml'
const OFFICE = 'office/demo.yaml'
const QUIZ = 'campaigns/quiz.yaml'
const SLIDES = 'campaigns/publicity.yaml'

/** File, what stands there, what is put there, field told, remedy told, and the text on the line that is told. */
const broken: [string, string, string, string, string, string][] = [
  [NOTARY, "code: '05'", 'code: five', 'code', 'two digits', 'code: five'],
  [NOTARY, "code: '05'", "code: '04'", 'code', 'give this one its own', ''],
  [NOTARY, 'order: 12', 'order: 11', 'order', 'give this one its own', ''],
  [NOTARY, 'id: notary', 'id: notaries', 'id', 'rename the file or correct the id', ''],
  [NOTARY, 'tier: extended', 'tier: basic', 'tier', 'write tier: extended', 'tier: basic'],
  [NOTARY, 'tier: extended', 'tier: extra', 'tier', 'allowed: basic, extended', 'tier: extra'],
  [NOTARY, '  zh-CN: 公证\n', '', 'name.zh-CN', 'string expected', '  ug: گۇۋاھلاندۇرۇش'],
  [NOTARY, 'fee: { free: false, text', 'fee: { text', 'fee.free', 'boolean expected', 'fee: {'],
  [NOTARY, 'timeLimit:', 'timelimit:', 'timelimit', 'unknown key', 'timelimit:'],
  [NOTARY, '  online: {', '  onlime: {', 'routes.online', 'an online route is needed', '  onlime: {'],
  [NOTARY, '  counter: notary\n', '', 'routes.counter', 'a counter route is needed', '  online:'],
  [
    NOTARY,
    'counter: notary',
    'counter: notaire',
    'routes.counter',
    'take one from there',
    '  counter: notaire',
  ],
  [
    NOTARY,
    'www.12348.gov.cn',
    'www.example.com',
    'routes.online.url',
    'name another place in words',
    '  online:',
  ],
  [NOTARY, '《中华人民共和国公证法》第十一条', '公证法第11条', 'basis.0.cite', 'write it so', '公证法第11条'],
  [
    NOTARY,
    'quote: 公证机构办理下列公证事项',
    'quote: 公证',
    'basis.0.quote',
    'quote at least 8',
    'quote: 公证 }',
  ],
  [NOTARY, 'bodies: [notary]', 'bodies: [notar]', 'leads.bodies.0', 'take one from there', 'bodies: [notar]'],
  [AID, 'form: legal-aid', 'form: legal-aids', 'leads.form', 'name one of legal-aid', 'form: legal-aids'],
  [
    OFFICE,
    'switchedOff:\n',
    'switchedOff:\n  mediation: { open: false, instead: 到别处 }\n',
    'switchedOff.mediation',
    'remove it from switchedOff',
    '  mediation:',
  ],
  [
    OFFICE,
    '    open: false\n',
    '    open: true\n',
    'switchedOff.prison-visit.open',
    'allowed: false',
    '    open: true',
  ],
  [
    OFFICE,
    '  prison-visit:\n',
    '  prison-visits:\n',
    'switchedOff.prison-visits',
    'correct the id or remove',
    '    instead: 演示县司法局',
  ],
  [
    OFFICE,
    '    kind: notary\n',
    '    kind: court\n',
    'bodies',
    'put notary under switchedOff',
    '  - id: town-mediation',
  ],
  [
    OFFICE,
    '    kind: petitions\n',
    '    kind: petition\n',
    'bodies.12.kind',
    'take one from there',
    '    kind: petition\n',
  ],
  [
    OFFICE,
    '    licence: 演示公证执业证0000号\n',
    '',
    'bodies.22.licence',
    'licence number; add it',
    '  - id: notary-office',
  ],
  [OFFICE, '    address: 青石镇和平路12号\n', '', 'bodies.13.address', 'expected', '  - id: police'],
  [OFFICE, 'phone: 0000-0000021', 'phone: 12', 'bodies.0.phone', 'string expected', 'phone: 12\n'],
  [
    OFFICE,
    "phone: '12368'",
    "phone: '123-68'",
    'bodies.14.phone',
    'a telephone number is',
    "phone: '123-68'",
  ],
  [OFFICE, 'deputy: sun', 'deputy: moon', 'staff.1.deputy', 'correct the id', 'deputy: moon'],
  [OFFICE, 'languages: [ug]', 'languages: [uy]', 'staff.1.languages.0', 'those are zh-CN', 'languages: [uy]'],
  [
    OFFICE,
    '{ weekday: 2, staff: [qian] }',
    '{ weekday: 2, staff: [nobody] }',
    'duty.weekly.1.staff.0',
    'correct the id',
    'weekday: 2',
  ],
  [
    OFFICE,
    'openOn: [1, 2, 3, 4, 5]',
    'openOn: [1, 2, 3, 4, 5, 6]',
    'duty.weekly',
    'add the day',
    '    - { weekday: 1',
  ],
  [
    OFFICE,
    'level: county\n',
    "level: county\n    join: { code: 'https://weixin.qq.com/g/x', until: 2027-01-01 }\n",
    'groups.3.join',
    'Remove join',
    '    join: ',
  ],
  [
    OFFICE,
    'level: township',
    'level: county',
    'groups',
    'all three levels are shown, add it',
    '  - id: donghe-group',
  ],
  [OFFICE, 'village: donghe', 'village: beihe', 'groups.0.village', 'correct the id', 'village: beihe'],
  [
    OFFICE,
    'https://weixin.qq.com/g/demo-donghe-0000',
    'https://wx.example.com/g',
    'groups.0.join.code',
    'begins with https://weixin',
    'https://wx.example',
  ],
  [
    OFFICE,
    'days: { from: 2027-01-01, to: 2027-01-03 }',
    'days: { from: 2027-01-03, to: 2027-01-01 }',
    'closures.0.days.to',
    'exchange from and to',
    'days: { from: 2027-01-03',
  ],
  [
    OFFICE,
    '    consentOn: 2026-09-01\n',
    '',
    'roleModels.0.consentOn',
    'string expected',
    '  - id: sun-mediator',
  ],
  [
    OFFICE,
    '  - id: saturday',
    '  - id: wage-season',
    'notices.1.id',
    'give one of the two another id',
    '  - id: wage-season',
  ],
  [QUIZ, 'right: 3', 'right: 4', '3.right', 'count the options from 1', 'right: 4'],
  [
    QUIZ,
    'options: [不收费, 五百元, 看要多少钱]',
    'options: [不收费]',
    '7.options',
    'at least 2',
    'options: [不收费]',
  ],
  [SLIDES, "from: '12-01'", "from: '12-32'", 'campaigns.0.from', "as in '12-04'", "from: '12-32'"],
]

test.each(broken)('%s: %j → %j', (file, from, to, field, remedy, onLine) => {
  const path = join(directory, file)
  const sound = readFileSync(path, 'utf8')
  expect(sound).toContain(from)
  const text = sound.replace(from, () => to)
  writeFileSync(path, text)
  try {
    const told = problemsOf().find((problem) => problem.field === field)
    expect(told).toBeDefined()
    expect(told!.file).toContain(file)
    expect(told!.message).toContain(remedy)
    const lines = text
      .slice(0, text.lastIndexOf(onLine) + (onLine === '' ? -text.length : 0))
      .split('\n').length
    expect(told!.line).toBe(onLine === '' ? 1 : lines)
  } finally {
    writeFileSync(path, sound)
  }
})

test('a basic service that is gone is asked back', () => {
  const path = join(directory, AID)
  const text = readFileSync(path, 'utf8')
  rmSync(path)
  expect(problemsOf()).toMatchObject([
    { message: expect.stringContaining('put services/legal-aid.yaml back') },
  ])
  writeFileSync(path, text)
  expect(problemsOf()).toEqual([])
})
