import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { article, devices, form, guides, hit, play, sheet } from './fixtures.ts'

const toList: readonly SessionEvent[] = [
  { type: 'OPEN_GUIDES', start: { topic: 'work', first: ['M01'], question: '老板拖欠工资怎么办' } },
  { type: 'SESSION_BEGUN', epoch: 7 },
  { type: 'GUIDES_LOADED', list: guides },
]
const toQuestions: readonly SessionEvent[] = [
  ...toList,
  { type: 'CHOOSE_GUIDE', guide: 'wages' },
  { type: 'GUIDE_LOADED', sheet },
]
const answer = (question: string, given: string): SessionEvent => ({
  type: 'ANSWER_GUIDE',
  question,
  answer: given,
})
const toOutcome: readonly SessionEvent[] = [
  ...toQuestions,
  answer('place', 'company'),
  answer('left', '2026-03-01'),
  answer('owed', '12000'),
]
const back: SessionEvent = { type: 'BACK' }

describe('the questions', () => {
  test('one after the other to the outcome, the last day reckoned from the answer', () => {
    const session = play(toOutcome)
    expect(session.screen()).toMatchObject({
      screen: 'guide-outcome',
      advice: { id: 'company', limits: [{ state: 'dated', deadline: { date: '2027-03-01' } }] },
    })
    expect(session.unexpected()).toEqual([])
  })

  test('going back keeps every answer, also those that come after', () => {
    const session = play([...toOutcome, back, back])
    expect(session.screen()).toMatchObject({ screen: 'guide-question', id: 'left', answer: '2026-03-01' })
    session.send(back, answer('place', 'unknown'))
    expect(session.screen()).toMatchObject({ id: 'left', answer: '2026-03-01' })
    session.send(answer('left', '2026-04-01'))
    expect(session.screen()).toMatchObject({ id: 'owed', answer: '12000' })
  })

  test('what is no answer changes nothing', () => {
    const session = play(toQuestions)
    const before = session.screen()
    session.send(answer('place', 'nowhere'), answer('owed', '1'))
    expect(session.screen()).toEqual(before)
    session.send(answer('place', 'company'), answer('left', '2026-11-23'))
    expect(session.screen()).toMatchObject({ id: 'left', answer: null })
  })

  test('giving up shows what to do; going back leads to where one gave up, with nothing answered for one', () => {
    const session = play([...toQuestions, answer('place', 'company'), { type: 'SKIP_QUESTIONS' }])
    expect(session.screen()).toMatchObject({
      screen: 'guide-outcome',
      advice: { limits: [{ state: 'open' }] },
      answers: [{ known: true }, { known: false }, { known: false }],
    })
    session.send(back)
    expect(session.screen()).toMatchObject({ id: 'left', answer: null })
  })

  test('an answer can be changed from the end', () => {
    const session = play([...toOutcome, { type: 'CHANGE_ANSWER', question: 'place' }])
    expect(session.screen()).toMatchObject({ id: 'place', answer: 'company' })
    session.send(answer('place', 'private'))
    expect(session.screen()).toMatchObject({ advice: { id: 'private' } })
  })

  test('from the first question back to the list, and from there home', () => {
    const session = play([...toQuestions, back])
    expect(session.screen()).toMatchObject({ screen: 'guide-list', topic: 'work' })
    session.send({ type: 'CHOOSE_TOPIC', topic: null }, back)
    expect(session.screen().screen).toBe('home')
  })

  test('a topic that is gone from content shows all', () => {
    const session = play([
      { type: 'OPEN_GUIDES', start: { topic: 'gone' } },
      { type: 'GUIDES_LOADED', list: guides },
    ])
    expect(session.screen()).toMatchObject({ screen: 'guide-list', topic: null })
  })

  test('nothing of the answers is left when the visit ends', () => {
    const session = play([...toOutcome, { type: 'QUICK_EXIT' }])
    expect(JSON.stringify(session.snapshot().context)).not.toMatch(/12000|2026-03-01/)
  })
})

describe('what lies over a guide', () => {
  test('an article opens, and going back leads to the same outcome', () => {
    const session = play(toOutcome)
    const before = session.screen()
    session.send({ type: 'OPEN_LAWS', article: hit.id }, { type: 'ARTICLE_LOADED', article })
    expect(session.screen()).toMatchObject({ screen: 'law-article', status: 'shown', depth: 1 })
    session.send(back)
    expect(session.screen()).toEqual(before)
  })

  test('an application begins with the answers and what they tell, and loses nothing when it is left', () => {
    const session = play(toOutcome)
    const before = session.screen()
    if (before.screen !== 'guide-outcome') throw new Error(before.screen)
    const [legalAid] = before.applications
    session.send(
      { type: 'OPEN_APPLICATION', ...legalAid! },
      { type: 'FORM_LOADED', form },
      { type: 'AGREE' },
      { type: 'TYPE_IDENTITY' },
    )
    expect(session.view().frame.losesData).toBe(false)
    const journey = session.snapshot().context.session.journey
    expect(journey?.name === 'application' && journey.snapshot.context.answers).toEqual({
      kind: 'wages',
      owed: '12000',
      statement: '老板不发工资。您在哪里干活？：单位；哪天离开的？：2026年3月1日；欠的钱：12,000 元。',
    })
    session.send(back, back)
    expect(session.screen()).toEqual(before)
  })

  test('what was written beyond the answers is asked about before it is lost', () => {
    const session = play([
      ...toOutcome,
      { type: 'OPEN_APPLICATION', form: 'legal-aid', given: { filled: { kind: 'wages' }, story: '' } },
      { type: 'FORM_LOADED', form },
      { type: 'AGREE' },
      { type: 'TYPE_IDENTITY' },
      { type: 'SUBMIT_TYPED_IDENTITY', name: '张测试', number: '000000199001010018' },
      { type: 'ANSWER', answers: { owed: '1' } },
    ])
    expect(session.view().frame.losesData).toBe(true)
  })

  test('home leaves all of it behind', () => {
    const session = play([...toOutcome, { type: 'OPEN_LAWS', article: hit.id }, { type: 'HOME' }])
    expect(session.screen().screen).toBe('home')
    session.send({ type: 'OPEN_LAWS' }, back)
    expect(session.screen().screen).toBe('home')
  })

  test('a related guide goes on from an article, and comes back to it', () => {
    const session = play([
      { type: 'OPEN_LAWS', question: '工资' },
      { type: 'LAWS_FOUND', question: '工资', answers: [], hits: [hit], law: null },
      { type: 'OPEN_ARTICLE', id: hit.id },
      { type: 'ARTICLE_LOADED', article },
      { type: 'OPEN_GUIDES', start: { guide: 'wages' } },
      { type: 'GUIDE_LOADED', sheet },
    ])
    expect(session.screen().screen).toBe('guide-question')
    session.send(back)
    expect(session.screen()).toMatchObject({ screen: 'law-article', status: 'shown' })
  })
})

describe('the slip', () => {
  const toSlip: readonly SessionEvent[] = [
    { type: 'SHOW_SLIP', body: 'labour-inspection' },
    { type: 'REFERRAL_OPENED', number: '261122-QT01-ZTEST2', discreet: false },
  ]
  const print: SessionEvent = { type: 'PRINT_REFERRAL' }

  test('is shown at once, and printed when asked for', () => {
    const session = play([...toOutcome, ...toSlip])
    expect(session.screen()).toMatchObject({
      screen: 'guide-slip',
      number: '261122-QT01-ZTEST2',
      discreet: false,
    })
    expect(session.requestsNamed('PRINT_REFERRAL')).toEqual([])
    session.send(print, print, { type: 'PRINT_STARTED', job: 'j' })
    expect(session.requestsNamed('PRINT_REFERRAL')).toHaveLength(1)
    session.send({ type: 'PRINT_ENDED', job: 'j', outcome: 'printed' })
    expect(session.screen()).toMatchObject({ print: { status: 'printed' } })
    session.send(back)
    expect(session.screen().screen).toBe('guide-outcome')
  })

  test('about violence is printed only when asked for twice', () => {
    const violent = { ...sheet, guide: { ...sheet.guide, violence: true } }
    const session = play([
      { type: 'OPEN_GUIDES', start: { guide: 'wages' } },
      { type: 'GUIDE_LOADED', sheet: violent },
      { type: 'SKIP_QUESTIONS' },
      ...toSlip,
      print,
    ])
    expect(session.requestsNamed('PRINT_REFERRAL')).toEqual([])
    expect(session.screen()).toMatchObject({ mayPrint: true })
    session.send(print)
    expect(session.requestsNamed('PRINT_REFERRAL')).toHaveLength(1)
  })

  test('of an end that is a restricted matter, too, whatever the guide is about', () => {
    const opened: SessionEvent = { type: 'REFERRAL_OPENED', number: '261122-QT01-ZTEST2', discreet: true }
    const session = play([...toOutcome, toSlip[0]!, opened, print])
    expect(session.screen()).toMatchObject({ discreet: true, mayPrint: true })
    expect(session.requestsNamed('PRINT_REFERRAL')).toEqual([])
    session.send(print)
    expect(session.requestsNamed('PRINT_REFERRAL')).toHaveLength(1)
  })

  test('without a printer or a number it is still there to read', () => {
    const session = play([...toOutcome, ...toSlip], { devices: devices('ready', 'none') })
    session.send(print)
    expect(session.screen()).toMatchObject({ print: { status: 'unavailable' } })
    const unnumbered = play([...toOutcome, toSlip[0]!, { type: 'REFERRAL_FAILED' }, print])
    expect(unnumbered.screen()).toMatchObject({ screen: 'guide-slip', number: null, ready: true })
    expect(unnumbered.requestsNamed('PRINT_REFERRAL')).toEqual([])
  })

  test('to nowhere that the outcome names does not open', () => {
    const session = play([...toOutcome, { type: 'SHOW_SLIP', body: 'court' }])
    expect(session.screen().screen).toBe('guide-outcome')
  })
})
