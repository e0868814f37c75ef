import { describe, expect, test } from 'vitest'
import { formDefinition } from '../../content/engine/form-schema.ts'
import type { DeviceFact } from '../api.ts'
import type { SessionEvent } from './events.ts'
import {
  child,
  devices,
  form,
  identity,
  person,
  play,
  result,
  toCheck,
  toIdentity,
  toMatter,
  toNotice,
  toReceipt,
  toSubmitting,
} from './fixtures.ts'

const armed = (session: ReturnType<typeof play>) =>
  session
    .requestsNamed('ARM_CARD_READER')
    .map((request) => request.name === 'ARM_CARD_READER' && request.armed)
const typed = (number: string): SessionEvent => ({
  type: 'SUBMIT_TYPED_IDENTITY',
  name: person.name,
  number,
})

describe('the form', () => {
  test('is loaded first; a failure is shown and can be tried again', () => {
    const session = play(toNotice.slice(0, 3))
    expect(session.screen()).toEqual({ screen: 'form-loading', formId: 'legal-aid', status: 'loading' })
    session.send({ type: 'FORM_FAILED' })
    expect(session.screen()).toEqual({ screen: 'form-loading', formId: 'legal-aid', status: 'failed' })
    session.send({ type: 'OPEN_APPLICATION', form: 'legal-aid' }, { type: 'FORM_LOADED', form })
    expect(session.screen().screen).toBe('form-notice')
    expect(session.requestsNamed('LOAD_FORM')).toHaveLength(2)
  })

  test('who declines the notice is at home again', () => {
    expect(play([...toNotice, { type: 'DECLINE' }]).screen().screen).toBe('home')
  })

  test('its steps and the present one are in the frame', () => {
    const { steps } = play(toMatter).view().frame
    expect(steps?.titles.map((step) => step.title)).toEqual(['须知', '身份', '事项', '欠薪', '联系', '核对'])
    expect(steps?.index).toBe(2)
  })
})

describe('who may stay unnamed', () => {
  const [notice, identityStep, ...rest] = form.steps
  const optional = formDefinition.parse({
    ...form,
    steps: [
      notice,
      {
        id: 'name',
        kind: 'fields',
        title: { 'zh-CN': '名字' },
        fields: [{ id: 'named', kind: 'yes-no', required: true, label: { 'zh-CN': '留名字吗？' } }],
      },
      { ...identityStep, when: { field: 'named', is: [true] } },
      ...rest,
    ],
  })
  const answered = (named: boolean): SessionEvent[] => [
    ...toNotice.slice(0, 3),
    { type: 'FORM_LOADED', form: optional },
    { type: 'AGREE' },
    { type: 'ANSWER', answers: { named, kind: 'other', phone: '13800000000' } },
    { type: 'CONTINUE' },
  ]
  const confirmed = (session: ReturnType<typeof play>) =>
    session.send({ type: 'CONFIRM', submissionId: '01890000-0000-7000-8000-000000000001' })

  test('and wants to meets no identity screen, is counted one step less, and is sent without a name', () => {
    const session = play([...answered(false), { type: 'CONTINUE' }, { type: 'CONTINUE' }])
    expect(session.screen()).toMatchObject({ screen: 'form-check', identity: null })
    expect(armed(session)).toEqual([])
    const { steps } = session.view().frame
    expect(steps?.titles.map(({ id }) => id)).not.toContain('identity')
    expect(steps?.titles[steps.index]?.id).toBe('check')
    confirmed(session)
    expect(session.requestsNamed('SUBMIT')).toMatchObject([{ identity: null }])
  })

  test('may think again: a card that was read is not sent', () => {
    const session = play([
      ...answered(true),
      { type: 'CARD_READ', identity },
      { type: 'CONTINUE' },
      { type: 'CONTINUE' },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({ screen: 'form-check', identity: { name: identity.name } })
    session.send(
      { type: 'CHANGE', step: 'name' },
      { type: 'ANSWER', answers: { named: false } },
      { type: 'CONTINUE' },
    )
    expect(session.screen()).toMatchObject({ screen: 'form-check', identity: null })
    confirmed(session)
    expect(session.requestsNamed('SUBMIT')).toMatchObject([{ identity: null }])
  })
})

describe('identity', () => {
  test('the reader is armed in the card state only', () => {
    const session = play(toIdentity)
    expect(armed(session)).toEqual([true])
    session.send({ type: 'CARD_READ', identity })
    expect(armed(session)).toEqual([true, false])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity })
    session.send({ type: 'USE_CARD' })
    expect(armed(session)).toEqual([true, false, true])
    expect(session.screen()).toMatchObject({ identity: null })
  })

  test.each<SessionEvent['type']>(['HOME', 'START_OVER', 'QUICK_EXIT', 'IDLE_EXPIRED', 'LEASE_LOST', 'BACK'])(
    '%s in the card state disarms it',
    (type) => expect(armed(play([...toIdentity, { type } as SessionEvent]))).toEqual([true, false]),
  )

  test('a failed card says why, and the next one is read', () => {
    const session = play([...toIdentity, { type: 'CARD_FAILED', reader: 'idCard', situation: 'liftCard' }])
    expect(session.screen()).toMatchObject({ situation: 'liftCard', identity: null })
    session.send({ type: 'CARD_READ', identity })
    expect(session.screen()).toMatchObject({ situation: null, identity })
  })

  test.each(['none', 'absent', 'fault'] as const)('a reader that is %s opens the typed way', (state) => {
    const session = play(toIdentity, { devices: devices(state) })
    expect(session.screen().screen).toBe('form-identity-typed')
    expect(session.view().frame.devices.idCard.state).toBe(state)
    session.send({ type: 'USE_CARD' })
    expect(session.screen().screen).toBe('form-identity-typed')
    expect(armed(session)).toEqual([])
  })

  test('a reader that fails while waiting says so on its page, which goes on by itself when it is back', () => {
    const session = play([...toIdentity, { type: 'DEVICES_CHANGED', devices: devices('fault') }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
    expect(armed(session)).toEqual([true, false])
    session.send({ type: 'DEVICES_CHANGED', devices: devices('absent') })
    expect(armed(session)).toEqual([true, false])
    session.send({ type: 'DEVICES_CHANGED', devices: devices('ready') })
    expect(armed(session)).toEqual([true, false, true])
    session.send({ type: 'CARD_READ', identity })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity })
  })

  test('from there, too, it can be typed', () => {
    const session = play([
      ...toIdentity,
      { type: 'DEVICES_CHANGED', devices: devices('absent') },
      { type: 'TYPE_IDENTITY' },
      { type: 'DEVICES_CHANGED', devices: devices('ready') },
    ])
    // Whoever has begun to type is not pulled away.
    expect(session.screen().screen).toBe('form-identity-typed')
    session.send({ type: 'USE_CARD' })
    expect(session.screen().screen).toBe('form-identity-card')
  })

  test('typed: problems stay beside what was typed; a good number goes on in its normal form', () => {
    const session = play([...toIdentity, { type: 'TYPE_IDENTITY' }, typed('123')])
    expect(session.screen()).toMatchObject({
      screen: 'form-identity-typed',
      name: person.name,
      number: '123',
      problems: { number: 'id-number' },
    })
    session.send(typed('００００００ 19900101 0018'))
    expect(session.screen()).toMatchObject({ screen: 'form-fields', step: 'matter' })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-typed', number: person.number })
    session.send({ type: 'CONTINUE' })
    expect(session.screen().screen).toBe('form-fields')
  })

  test('what was half typed stands there again after going back, to the reader or home, and counts as something to lose', () => {
    const half: SessionEvent = { type: 'WRITE_IDENTITY', name: person.name, number: '0000' }
    const written = { screen: 'form-identity-typed', name: person.name, number: '0000' }
    const session = play([...toIdentity, { type: 'TYPE_IDENTITY' }, half])
    expect(session.screen()).toMatchObject(written)
    session.send({ type: 'BACK' }, { type: 'AGREE' })
    expect(session.screen()).toMatchObject(written)
    session.send({ type: 'USE_CARD' }, { type: 'TYPE_IDENTITY' }, { type: 'CHANGE_LANGUAGE', language: 'ug' })
    expect(session.screen()).toMatchObject(written)
    expect(session.view().frame.losesData).toBe(true)
    session.send({ type: 'HOME' })
    expect(session.view().frame.overlay).toBe('leave')
  })

  test('a typed identity that is changed is nobody’s until it is judged again, by whatever way one leaves it', () => {
    const session = play([...toIdentity, { type: 'TYPE_IDENTITY' }, typed(person.number)])
    const rest = toCheck.slice(toMatter.length)
    session.send(...rest, { type: 'CHANGE', step: 'identity' })
    // A child's number, and past the button that would have judged it.
    session.send(
      { type: 'WRITE_IDENTITY', name: person.name, number: '00000020130101001X' },
      { type: 'BACK' },
      { type: 'CONFIRM', submissionId: 'a' },
    )
    expect(session.screen()).toMatchObject({ screen: 'form-identity-typed' })
    expect(session.requestsNamed('SUBMIT')).toEqual([])
    session.send({ type: 'CONTINUE' })
    expect(session.screen()).toMatchObject({ screen: 'form-identity-typed' })
    session.send(typed('00000020130101001X'))
    expect(session.screen().screen).toBe('form-guardian')
  })

  test('a problem goes as soon as its field is changed, and no other', () => {
    const session = play([
      ...toIdentity,
      { type: 'TYPE_IDENTITY' },
      { type: 'SUBMIT_TYPED_IDENTITY', name: '', number: '1' },
      { type: 'WRITE_IDENTITY', name: '张', number: '1' },
    ])
    expect(session.screen()).toMatchObject({ problems: { number: 'id-number' } })
    expect(session.screen()).not.toHaveProperty('problems.name')
  })

  test('under 14: the guardian page, and nothing of the child is kept', () => {
    const byCard = play([...toIdentity, { type: 'CARD_READ', identity: child }])
    expect(byCard.screen().screen).toBe('form-guardian')
    expect(JSON.stringify(byCard.snapshot())).not.toContain(person.name)
    // 2013-01-01, check character by GB 11643.
    const byNumber = play([...toIdentity, { type: 'TYPE_IDENTITY' }, typed('00000020130101001X')])
    expect(byNumber.screen().screen).toBe('form-guardian')
    expect(JSON.stringify(byNumber.snapshot())).not.toContain('20130101')
    byNumber.send({ type: 'BACK' })
    expect(byNumber.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  })
})

describe('fields', () => {
  test('what is missing is named and nothing is lost', () => {
    const session = play([
      ...toMatter,
      { type: 'ANSWER', answers: { kind: 'wages', unknown: 'x' } },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({
      step: 'matter',
      answers: { kind: 'wages' },
      problems: { owed: 'required' },
    })
    expect(session.screen()).not.toHaveProperty('answers.unknown')
    session.send({ type: 'ANSWER', answers: { owed: '5' } })
    expect(session.screen()).toMatchObject({ problems: {} })
  })

  test('a page of which nothing is asked is passed over, both ways', () => {
    const session = play([...toMatter, { type: 'ANSWER', answers: { kind: 'other' } }, { type: 'CONTINUE' }])
    expect(session.screen()).toMatchObject({ step: 'contact' })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ step: 'matter', answers: { kind: 'other' } })
  })

  test('answers survive BACK and a change of language', () => {
    const session = play([
      ...toMatter,
      { type: 'ANSWER', answers: { kind: 'wages' } },
      { type: 'CHANGE_LANGUAGE', language: 'en' },
      { type: 'BACK' },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({ step: 'matter', answers: { kind: 'wages' } })
    expect(session.view().frame.language).toBe('en')
  })
})

describe('check-answers', () => {
  test('shows what was entered in words, and the card masked', () => {
    const screen = play(toCheck).screen()
    expect(screen).toMatchObject({
      screen: 'form-check',
      identity: { name: person.name, number: person.masked },
    })
    expect(screen.screen === 'form-check' && screen.summary.map((line) => line.value)).toEqual([
      '劳动报酬',
      '12,000 元',
      '2026年8月1日',
      person.phone,
      person.address,
      person.statement,
    ])
  })

  test('a change returns straight to the summary', () => {
    const session = play([...toCheck, { type: 'CHANGE', step: 'matter' }])
    expect(session.screen()).toMatchObject({ screen: 'form-fields', step: 'matter' })
    session.send({ type: 'ANSWER', answers: { owed: '9' } }, { type: 'CONTINUE' })
    expect(session.screen().screen).toBe('form-check')
    session.send({ type: 'CHANGE', step: 'identity' }, { type: 'CONTINUE' })
    expect(session.screen().screen).toBe('form-check')
    session.send({ type: 'CHANGE', step: 'contact' }, { type: 'BACK' })
    expect(session.screen().screen).toBe('form-check')
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ step: 'contact' })
  })

  test('a change that asks for more stops where it is asked', () => {
    const session = play([
      ...toMatter,
      { type: 'ANSWER', answers: { kind: 'other' } },
      { type: 'CONTINUE' },
      { type: 'ANSWER', answers: { phone: person.phone } },
      { type: 'CONTINUE' },
      { type: 'CHANGE', step: 'matter' },
      { type: 'ANSWER', answers: { kind: 'wages', owed: '1' } },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({ screen: 'form-fields', step: 'wages' })
    session.send({ type: 'ANSWER', answers: { since: '2026-01-01' } }, { type: 'CONTINUE' })
    expect(session.screen().screen).toBe('form-check')
  })

  test('confirming what a change has broken leads to the broken page', () => {
    const session = play([
      ...toCheck,
      { type: 'CHANGE', step: 'contact' },
      { type: 'ANSWER', answers: { phone: '1' } },
      { type: 'BACK' },
      { type: 'CONFIRM', submissionId: 'a' },
    ])
    expect(session.screen()).toMatchObject({ step: 'contact', problems: { phone: 'phone.length' } })
    expect(session.requestsNamed('SUBMIT')).toEqual([])
  })

  test('what is sent is clean, and by card it is only the reference', () => {
    const session = play([
      ...toCheck,
      { type: 'CHANGE', step: 'matter' },
      { type: 'ANSWER', answers: { kind: 'other' } },
      { type: 'CONTINUE' },
      { type: 'CONFIRM', submissionId: result.submissionId },
    ])
    expect(session.requestsNamed('SUBMIT')).toEqual([
      {
        name: 'SUBMIT',
        submissionId: result.submissionId,
        form: 'legal-aid',
        formVersion: '2026-11-01',
        identity: { method: 'card', reference: person.reference },
        answers: {
          kind: 'other',
          phone: person.phone,
          address: person.address,
          statement: person.statement,
        },
        byClerk: [],
      },
    ])
  })
})

describe('confirming', () => {
  const again: SessionEvent = { type: 'CONFIRM', submissionId: 'another-id' }
  const ids = (session: ReturnType<typeof play>) =>
    session.requestsNamed('SUBMIT').map((request) => request.name === 'SUBMIT' && request.submissionId)

  test('many taps send once', () => {
    const session = play([
      ...toSubmitting,
      again,
      again,
      { type: 'BACK' },
      { type: 'CHANGE', step: 'matter' },
    ])
    expect(ids(session)).toEqual([result.submissionId])
    expect(session.screen()).toMatchObject({ screen: 'form-check', submitting: true })
    expect(session.view().frame).toMatchObject({ canGoBack: false, idle: 'none' })
    expect(session.unexpected()).toEqual([])
  })

  test('after a failure the same content goes under the same id', () => {
    const session = play([...toSubmitting, { type: 'SUBMIT_FAILED', reason: 'disk-full' }])
    expect(session.screen()).toMatchObject({ submitting: false, failure: 'disk-full' })
    session.send(again)
    expect(ids(session)).toEqual([result.submissionId, result.submissionId])
    expect(session.screen()).toMatchObject({ submitting: true, failure: null })
  })

  test('other content goes under another id', () => {
    const session = play([
      ...toSubmitting,
      { type: 'SUBMIT_FAILED', reason: 'internal' },
      { type: 'CHANGE', step: 'matter' },
      { type: 'ANSWER', answers: { owed: '1' } },
      { type: 'CONTINUE' },
      again,
    ])
    expect(ids(session)).toEqual([result.submissionId, 'another-id'])
  })

  test('without an id nothing is sent and it is logged', () => {
    const session = play([...toCheck, { type: 'CONFIRM' }])
    expect(ids(session)).toEqual([])
    expect(session.unexpected()).toEqual(['CONFIRM'])
  })
})

describe('the receipt', () => {
  const prints = (session: ReturnType<typeof play>) => session.requestsNamed('PRINT_RECEIPT')

  test('is printed once by itself', () => {
    const session = play(toReceipt)
    expect(prints(session)).toEqual([
      { name: 'PRINT_RECEIPT', submissionId: result.submissionId, copy: false },
    ])
    expect(session.screen()).toMatchObject({ screen: 'receipt', result, print: { status: 'printing' } })
    expect(session.view().frame).toMatchObject({ idle: 'none', canGoBack: false, steps: null })
    session.send({ type: 'PRINT_STARTED', job: 'j' }, { type: 'PRINT', copy: true })
    expect(prints(session)).toHaveLength(1)
    session.send({ type: 'PRINT_ENDED', job: 'other', outcome: 'failed' })
    expect(session.screen()).toMatchObject({ print: { status: 'printing' } })
    session.send({ type: 'PRINT_ENDED', job: 'j', outcome: 'printed' })
    expect(session.screen()).toMatchObject({ print: { status: 'printed' } })
    expect(session.view().frame.losesData).toBe(false)
    session.send({ type: 'PRINT', copy: true })
    expect(prints(session)[1]).toMatchObject({ copy: true })
  })

  test('its papers come on A4 when asked for, once at a time, and beside the receipt', () => {
    const pagePrinter = { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true } as const
    const sheets = (session: ReturnType<typeof play>) => session.requestsNamed('PRINT_SHEETS')
    const without = play([...toReceipt, { type: 'PRINT_SHEETS' }])
    expect(sheets(without)).toEqual([])
    const discreet = play([
      ...toReceipt.slice(0, -1),
      { type: 'SUBMITTED', result: { ...result, papers: false } },
      { type: 'DEVICES_CHANGED', devices: { ...devices(), pagePrinter } },
      { type: 'PRINT_SHEETS' },
    ])
    expect(discreet.screen().screen).toBe('receipt')
    expect(sheets(discreet)).toEqual([])
    const session = play([
      ...toReceipt,
      { type: 'DEVICES_CHANGED', devices: { ...devices(), pagePrinter } },
      { type: 'PRINT_SHEETS' },
      { type: 'PRINT_SHEETS' },
    ])
    expect(sheets(session)).toEqual([{ name: 'PRINT_SHEETS', submissionId: result.submissionId }])
    expect(session.screen()).toMatchObject({ sheets: { status: 'printing' }, print: { status: 'printing' } })
    session.send({ type: 'SHEETS_ENDED', outcome: 'failed', situation: 'jam' })
    expect(session.screen()).toMatchObject({
      sheets: { status: 'failed', situation: 'jam' },
      print: { status: 'printing' },
    })
    session.send({ type: 'PRINT_SHEETS' }, { type: 'SHEETS_REFUSED' })
    expect(sheets(session)).toHaveLength(2)
    expect(session.screen()).toMatchObject({ sheets: { status: 'unavailable' } })
  })

  test('an end that overtakes the start counts, a late end corrects an unknown one', () => {
    const early = play([
      ...toReceipt,
      { type: 'PRINT_ENDED', job: 'j', outcome: 'failed', situation: 'paper-jam' },
      { type: 'PRINT_STARTED', job: 'j' },
    ])
    expect(early.screen()).toMatchObject({ print: { status: 'failed', situation: 'paper-jam' } })
    const late = play([
      ...toReceipt,
      { type: 'PRINT_STARTED', job: 'j' },
      { type: 'PRINT_ENDED', job: 'j', outcome: 'unknown' },
      { type: 'PRINT_ENDED', job: 'j', outcome: 'printed' },
    ])
    expect(late.screen()).toMatchObject({ print: { status: 'printed' } })
  })

  test.each([
    ['none', undefined],
    ['absent', undefined],
    ['fault', undefined],
    ['ready', 'paperOut'],
  ] as const)('printer %s %s: the number stays on the screen', (state, situation) => {
    const session = play(toReceipt, { devices: devices('ready', state, situation) })
    expect(session.screen()).toMatchObject({ result, print: { status: 'unavailable' } })
    expect(prints(session)).toEqual([])
    expect(session.view().frame).toMatchObject({ losesData: true, idle: 'quiet' })
    // As soon as the printer can, it prints: nobody has to ask, and asking then makes no second one.
    session.send({ type: 'DEVICES_CHANGED', devices: devices() }, { type: 'PRINT', copy: false })
    expect(prints(session)).toEqual([
      { name: 'PRINT_RECEIPT', submissionId: result.submissionId, copy: false },
    ])
  })

  const change = (state: DeviceFact['state'], situation?: string): SessionEvent => ({
    type: 'DEVICES_CHANGED',
    devices: devices('ready', state, situation),
  })
  const ended = (outcome: 'failed' | 'unknown', began?: boolean): SessionEvent[] => [
    { type: 'PRINT_STARTED', job: 'j' },
    change('busy'),
    { type: 'PRINT_ENDED', job: 'j', outcome, situation: 'paperOut', began },
  ]

  test.each([
    ['torn off in the middle is printed again whole and marked', true],
    ['that never began is printed, and is no copy', false],
  ])('a receipt %s once there is paper, without being asked', (_, began) => {
    const session = play([...toReceipt, ...ended('failed', began), change('fault', 'paperOut')])
    expect(session.screen()).toMatchObject({ print: { status: 'failed', onPaper: began } })
    session.send(change('fault', 'coverOpen'), change('fault', 'paperOut'))
    expect(prints(session)).toHaveLength(1)
    session.send(change('ready'))
    expect(prints(session)[1]).toMatchObject({ copy: began })
    expect(session.screen()).toMatchObject({ print: { status: 'printing' } })
  })

  test('one that may lie there is never printed again by itself, only when asked, and then marked', () => {
    const session = play([...toReceipt, ...ended('unknown'), change('fault', 'paperOut'), change('ready')])
    expect(prints(session)).toHaveLength(1)
    expect(session.screen()).toMatchObject({ print: { status: 'unknown', onPaper: true } })
    session.send({ type: 'PRINT', copy: true })
    expect(prints(session)[1]).toMatchObject({ copy: true })
  })

  test('a failure that the printer does not show is not repeated by itself', () => {
    expect(prints(play([...toReceipt, ...ended('failed', true), change('ready')]))).toHaveLength(1)
  })

  test('a printer that fails again and again does not eat the roll', () => {
    const session = play(toReceipt)
    for (let round = 0; round < 9; round++)
      session.send(...ended('failed', true), change('fault', 'offline'), change('ready'))
    expect(prints(session)).toHaveLength(4)
    session.send({ type: 'PRINT', copy: true })
    expect(prints(session)).toHaveLength(5)
  })

  test('a refused job leaves the number on the screen', () => {
    const session = play([...toReceipt, { type: 'PRINT_REFUSED' }])
    expect(session.screen()).toMatchObject({ print: { status: 'unavailable' } })
  })

  test('needs nothing of what was typed', () => {
    // The masked card serves a further application of the visit; all else is gone.
    const { card: _card, ...rest } = play(toReceipt).snapshot().context.session
    const kept = JSON.stringify(rest)
    for (const text of Object.values(person)) expect(kept).not.toContain(text)
  })

  test('then its evaluation, which does not lead back', () => {
    const session = play([...toReceipt, { type: 'FINISH' }])
    expect(session.screen()).toMatchObject({ screen: 'evaluation', service: 'legal-aid', choice: null })
    expect(session.view().frame.canGoBack).toBe(false)
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'evaluation' })
  })
})
