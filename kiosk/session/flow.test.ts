import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import {
  article,
  contents,
  devices,
  form,
  hit,
  person,
  play,
  identity,
  progress,
  result,
  toCheck,
  toIdentity,
  toMatter,
  toNotice,
  toReceipt,
  toSubmitting,
} from './fixtures.ts'

describe('the waiting screen', () => {
  test('a touch goes home at once, before the service has answered', () => {
    const session = play([{ type: 'TOUCH' }])
    expect(session.screen().screen).toBe('home')
    expect(session.view().epoch).toBe(0)
    expect(session.requests()).toEqual([{ name: 'BEGIN_SESSION' }])
    session.send({ type: 'SESSION_BEGUN', epoch: 7 })
    expect(session.view().epoch).toBe(7)
    session.send({ type: 'SESSION_BEGUN', epoch: 8 })
    expect(session.view().epoch).toBe(7)
  })

  test.each<[SessionEvent, string, string]>([
    [{ type: 'OPEN_LANGUAGES' }, 'home', 'languages'],
    [{ type: 'OPEN_DISPLAY' }, 'home', 'display'],
    [{ type: 'EMERGENCY' }, 'home', 'emergency'],
    [{ type: 'CALL_STAFF' }, 'home', 'call'],
    [{ type: 'CHANGE_LANGUAGE', language: 'ug' }, 'home', 'none'],
    [{ type: 'SET_DISPLAY', display: { low: true } }, 'home', 'none'],
    [{ type: 'OPEN_LAWS' }, 'law-search', 'none'],
    [{ type: 'OPEN_PROGRESS' }, 'progress-query', 'none'],
  ])('$type begins a session', (event, screen, overlay) => {
    const session = play([event])
    expect(session.screen().screen).toBe(screen)
    expect(session.view().frame.overlay).toBe(overlay)
    expect(session.requests()[0]).toEqual({ name: 'BEGIN_SESSION' })
  })

  test.each([
    'BACK',
    'START_OVER',
    'QUICK_EXIT',
    'COVER',
    'UNCOVER',
    'IDLE_WARNED',
    'VISITOR_PAUSED',
    'IDLE_CONTINUED',
    'IDLE_EXPIRED',
  ] as const)('%s does nothing there', (type) => {
    const session = play([{ type }])
    expect(session.screen().screen).toBe('attract')
    expect([session.requests(), session.unexpected()]).toEqual([[], []])
  })
})

describe('leaving', () => {
  test('home with something entered asks first, then leaves', () => {
    const session = play([...toMatter, { type: 'HOME' }])
    expect(session.view().frame).toMatchObject({ overlay: 'leave', losesData: true })
    session.send({ type: 'CLOSE_OVERLAY' })
    expect(session.screen().screen).toBe('form-fields')
    session.send({ type: 'HOME' }, { type: 'HOME' })
    expect(session.screen().screen).toBe('home')
    expect(session.view().frame).toMatchObject({ overlay: 'none', losesData: false })
    expect(JSON.stringify(session.snapshot())).not.toContain(person.name)
  })

  test('home while it is being stored waits for the number', () => {
    const session = play([...toSubmitting, { type: 'HOME' }, { type: 'HOME' }])
    expect(session.screen()).toMatchObject({ screen: 'form-check', submitting: true })
    expect(session.view().frame.overlay).toBe('none')
    session.send({ type: 'SUBMITTED', result })
    expect(session.screen().screen).toBe('receipt')
    session.send({ type: 'HOME' })
    expect(session.view().frame.overlay).toBe('leave')
  })

  test('so does BACK out of the form, and opening something else', () => {
    const back = play([...toMatter, { type: 'BACK' }, { type: 'BACK' }])
    expect(back.screen().screen).toBe('form-notice')
    back.send({ type: 'BACK' })
    expect(back.view().frame.overlay).toBe('leave')
    back.send({ type: 'BACK' })
    expect(back.view().frame.overlay).toBe('none')
    expect(back.screen().screen).toBe('form-notice')
    back.send({ type: 'OPEN_LAWS' })
    expect(back.view().frame.overlay).toBe('leave')
  })

  test('home with nothing entered leaves at once', () =>
    expect(play([...toNotice, { type: 'HOME' }]).screen().screen).toBe('home'))

  test('BACK closes what lies over the screen and moves nothing beneath', () => {
    const session = play([...toMatter, { type: 'EMERGENCY' }, { type: 'BACK' }])
    expect(session.screen().screen).toBe('form-fields')
    expect(session.view().frame.overlay).toBe('none')
  })
})

describe('the overlay', () => {
  test('the idle warning is answered by one touch and ends the session otherwise', () => {
    const session = play([...toMatter, { type: 'IDLE_WARNED' }])
    expect(session.view().frame.overlay).toBe('idle-warning')
    session.send({ type: 'TOUCH' })
    expect(session.view().frame.overlay).toBe('none')
    session.send(
      { type: 'IDLE_WARNED' },
      { type: 'IDLE_CONTINUED' },
      { type: 'IDLE_WARNED' },
      { type: 'IDLE_EXPIRED' },
    )
    expect(session.screen().screen).toBe('attract')
    expect(session.requests().at(-1)).toEqual({ name: 'END_SESSION', reason: 'idle' })
  })

  test('answers reach the screen beneath it', () => {
    const session = play([...toSubmitting, { type: 'EMERGENCY' }, { type: 'SUBMITTED', result }])
    expect(session.screen().screen).toBe('receipt')
    expect(session.view().frame.overlay).toBe('emergency')
  })

  test('an unknown language is refused and logged', () => {
    const session = play([{ type: 'TOUCH' }, { type: 'CHANGE_LANGUAGE', language: 'xx' }])
    expect(session.view().frame.language).toBe('zh-CN')
    expect(session.unexpected()).toEqual(['CHANGE_LANGUAGE'])
  })
})

describe('the cover', () => {
  test('hides until it is taken away; the page beneath goes on', () => {
    const session = play([...toSubmitting, { type: 'EMERGENCY' }, { type: 'COVER' }])
    expect(session.view().frame).toMatchObject({ covered: true, overlay: 'none' })
    session.send({ type: 'SUBMITTED', result }, { type: 'DEVICES_CHANGED', devices: devices() })
    expect(session.view().frame.covered).toBe(true)
    expect(session.screen().screen).toBe('receipt')
    session.send({ type: 'UNCOVER' })
    expect(session.view().frame.covered).toBe(false)
  })

  test('stays under the idle warning, and falls with the session', () => {
    const session = play([...toMatter, { type: 'COVER' }, { type: 'IDLE_WARNED' }])
    expect(session.view().frame).toMatchObject({ covered: true, overlay: 'idle-warning' })
    session.send({ type: 'IDLE_CONTINUED' })
    expect(session.view().frame).toMatchObject({ covered: true, overlay: 'none' })
    session.send({ type: 'QUICK_EXIT' })
    expect(session.view().frame.covered).toBe(false)
  })
})

describe('more time', () => {
  test('answers the idle warning and holds for this visit only', () => {
    const session = play([...toMatter, { type: 'IDLE_WARNED' }])
    session.send({ type: 'SET_DISPLAY', display: { time: 'long' } })
    expect(session.view().frame).toMatchObject({ overlay: 'none', display: { time: 'long' } })
    session.send({ type: 'START_OVER' })
    expect(session.view().frame.display.time).toBe('standard')
  })

  test('other choices about the display leave their sheet open', () => {
    const session = play([{ type: 'OPEN_DISPLAY' }, { type: 'SET_DISPLAY', display: { text: 'large' } }])
    expect(session.view().frame.overlay).toBe('display')
  })
})

describe('calling staff', () => {
  test('rings once, and shows what becomes of it', () => {
    const session = play([...toMatter, { type: 'CALL_STAFF' }, { type: 'CALL_STAFF' }])
    expect(session.requestsNamed('CALL_STAFF')).toEqual([{ name: 'CALL_STAFF', screen: 'form-fields' }])
    expect(session.view().frame).toMatchObject({ overlay: 'call', call: 'ringing' })
    session.send({ type: 'CALL_STARTED', call: 'c' })
    session.send({ type: 'CALL_CHANGED', call: 'other', state: 'unreachable' })
    expect(session.view().frame.call).toBe('ringing')
    session.send({ type: 'CALL_CHANGED', call: 'c', state: 'answered' })
    expect(session.view().frame.call).toBe('answered')
    session.send({ type: 'CALL_CHANGED', call: 'c', state: 'ended' })
    expect(session.view().frame).toMatchObject({ overlay: 'none', call: 'none' })
  })

  test('an office that cannot be reached is said, and can be tried again', () => {
    const session = play([{ type: 'TOUCH' }, { type: 'CALL_STAFF' }, { type: 'CALL_FAILED' }])
    expect(session.view().frame).toMatchObject({ overlay: 'call', call: 'unreachable' })
    session.send({ type: 'CALL_STAFF' })
    expect(session.requestsNamed('CALL_STAFF')).toHaveLength(2)
  })
})

describe('law search', () => {
  const toFound: readonly SessionEvent[] = [
    { type: 'OPEN_LAWS', question: ' 拖欠工资 ' },
    { type: 'LAWS_FOUND', question: '拖欠工资', answers: [], hits: [hit], law: null },
  ]
  test('finds, opens an article, and comes back to the hits', () => {
    const session = play(toFound)
    expect(session.screen()).toEqual({
      screen: 'law-search',
      question: '拖欠工资',
      answers: [],
      status: 'found',
      hits: [hit],
      law: null,
      kind: 'all',
      past: false,
      page: 0,
    })
    session.send({ type: 'OPEN_ARTICLE', id: hit.id })
    expect(session.screen()).toMatchObject({ screen: 'law-article', status: 'loading', article: null })
    session.send({ type: 'ARTICLE_LOADED', article })
    expect(session.screen()).toMatchObject({ screen: 'law-article', id: hit.id, status: 'shown', article })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ status: 'found', hits: [hit] })
    session.send({ type: 'BACK' })
    expect(session.screen().screen).toBe('home')
  })

  test('follows references and comes back the way it came', () => {
    const other = { ...article, id: 'other' }
    const session = play([
      ...toFound,
      { type: 'OPEN_ARTICLE', id: hit.id },
      { type: 'ARTICLE_LOADED', article },
      { type: 'OPEN_ARTICLE', id: other.id },
    ])
    session.send({ type: 'ARTICLE_LOADED', article })
    expect(session.screen()).toMatchObject({ status: 'loading', id: 'other', depth: 2 })
    session.send({ type: 'ARTICLE_FAILED' }, { type: 'TURN_ARTICLE', id: other.id })
    session.send({ type: 'ARTICLE_LOADED', article: other }, { type: 'BACK' })
    expect(session.screen()).toMatchObject({ status: 'shown', article, depth: 1 })
    expect(session.requestsNamed('LOAD_ARTICLE')).toHaveLength(3)
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'law-search', hits: [hit] })
  })

  test('a stop that did not open is no place to come back to', () => {
    const session = play([
      ...toFound,
      { type: 'OPEN_CONTENTS', id: contents.id, path: [] },
      { type: 'CONTENTS_FAILED' },
      { type: 'OPEN_CONTENTS', id: contents.id, path: [] },
      { type: 'CONTENTS_LOADED', contents },
      { type: 'OPEN_CHAPTER', path: ['第五章 工资'] },
    ])
    expect(session.screen()).toMatchObject({ screen: 'law-contents', path: ['第五章 工资'], depth: 2 })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'law-contents', path: [] })
    session.send({ type: 'BACK' })
    expect(session.screen().screen).toBe('law-search')
  })

  test('the bare name of a law opens it, once', () => {
    const session = play([
      { type: 'OPEN_LAWS', question: '劳动法' },
      { type: 'LAWS_FOUND', question: '劳动法', answers: [], hits: [hit], law: contents },
    ])
    expect(session.screen()).toMatchObject({ screen: 'law-contents', id: contents.id })
    session.send({ type: 'BACK' }, { type: 'FILTER_LAWS', kind: 'law' })
    expect(session.requests().at(-1)).toMatchObject({ name: 'SEARCH_LAWS', kind: 'law', past: false })
    session.send({ type: 'LAWS_FOUND', question: '劳动法', answers: [], hits: [], law: contents })
    expect(session.screen()).toMatchObject({ screen: 'law-search', kind: 'law', law: contents })
  })

  test('an article on paper: nobody is sent away meanwhile, and what became of it stands with that article', () => {
    const session = play([
      ...toFound,
      { type: 'OPEN_ARTICLE', id: hit.id },
      { type: 'ARTICLE_LOADED', article },
      { type: 'PRINT_ARTICLE' },
      { type: 'PRINT_ARTICLE' },
    ])
    expect(session.requestsNamed('PRINT_ARTICLE')).toEqual([{ name: 'PRINT_ARTICLE', article: article.id }])
    expect(session.view().frame.idle).toBe('none')
    session.send(
      { type: 'PRINT_STARTED', job: 'j' },
      { type: 'PRINT_ENDED', job: 'other', outcome: 'failed' },
    )
    expect(session.screen()).toMatchObject({ print: { status: 'printing' } })
    session.send({ type: 'PRINT_ENDED', job: 'j', outcome: 'failed', situation: 'paperOut' })
    expect(session.screen()).toMatchObject({ print: { status: 'failed', situation: 'paperOut' } })
    expect(session.view().frame.idle).toBe('information')
    session.send({ type: 'TURN_ARTICLE', id: 'next' })
    expect(session.screen()).toMatchObject({ print: { status: 'idle' } })
  })

  test('without paper, printing is refused at once', () => {
    const session = play([
      ...toFound,
      { type: 'OPEN_ARTICLE', id: hit.id },
      { type: 'ARTICLE_LOADED', article },
    ])
    session.send({ type: 'DEVICES_CHANGED', devices: devices('ready', 'fault') }, { type: 'PRINT_ARTICLE' })
    expect(session.screen()).toMatchObject({ print: { status: 'unavailable' } })
    expect(session.requestsNamed('PRINT_ARTICLE')).toEqual([])
  })

  test('an answer to another question is dropped, a failure is shown', () => {
    const session = play([...toFound, { type: 'SEARCH', question: '离婚' }])
    session.send({ type: 'LAWS_FOUND', question: '拖欠工资', answers: [], hits: [hit], law: null })
    expect(session.screen()).toMatchObject({ status: 'searching', hits: [] })
    session.send({ type: 'LAWS_FAILED' })
    expect(session.screen()).toMatchObject({ status: 'failed', question: '离婚' })
    session.send({ type: 'SEARCH', question: '  ' })
    expect(session.screen()).toMatchObject({ status: 'failed' })
  })

  test('an article that cannot be had is said', () =>
    expect(
      play([...toFound, { type: 'OPEN_ARTICLE', id: 'x' }, { type: 'ARTICLE_FAILED' }]).screen(),
    ).toMatchObject({
      status: 'failed',
    }))
})

describe('progress', () => {
  const ask: readonly SessionEvent[] = [
    { type: 'OPEN_PROGRESS' },
    { type: 'QUERY', number: result.number, token: result.token },
  ]
  test('asks once with the proof, which is not kept', () => {
    const session = play([...ask, ...ask.slice(1)])
    expect(session.requestsNamed('QUERY_PROGRESS')).toEqual([
      { name: 'QUERY_PROGRESS', number: result.number, proof: { kind: 'token', token: result.token } },
    ])
    expect(JSON.stringify(session.snapshot())).not.toContain(result.token)
    session.send({ type: 'PROGRESS_FOUND', progress })
    expect(session.screen()).toEqual({
      screen: 'progress-result',
      progress,
      number: result.number,
      supplied: false,
    })
    session.send({ type: 'BACK' })
    expect(session.screen()).toEqual({ screen: 'progress-query', status: 'idle', reason: null })
  })

  test('by the card: armed on that page alone, and the card asks by itself', () => {
    const session = play([{ type: 'OPEN_PROGRESS' }, { type: 'QUERY_BY_CARD', number: result.number }])
    const armed = () =>
      session.requestsNamed('ARM_CARD_READER').map((request) => 'armed' in request && request.armed)
    expect(session.screen()).toMatchObject({ screen: 'progress-card', number: result.number })
    expect(armed()).toEqual([true])
    session.send({ type: 'CARD_FAILED', reader: 'idCard', situation: 'liftCard' })
    expect(session.screen()).toMatchObject({ situation: 'liftCard', reader: 'idCard' })
    session.send({ type: 'CARD_READ', identity })
    expect(armed()).toEqual([true, false])
    expect(session.requestsNamed('QUERY_PROGRESS')).toEqual([
      {
        name: 'QUERY_PROGRESS',
        number: result.number,
        proof: { kind: 'card', reference: identity.reference },
      },
    ])
    session.send({ type: 'PROGRESS_FOUND', progress: { found: false, limited: false, leadsTo: [] } })
    expect(session.screen()).toMatchObject({ status: 'failed', reason: 'not-found' })
  })

  test.each(['HOME', 'START_OVER', 'QUICK_EXIT', 'IDLE_EXPIRED', 'LEASE_LOST', 'BACK'] as const)(
    '%s where the card is asked for disarms the reader',
    (type) =>
      expect(
        play([{ type: 'OPEN_PROGRESS' }, { type: 'QUERY_BY_CARD', number: result.number }, { type }])
          .requestsNamed('ARM_CARD_READER')
          .map((request) => 'armed' in request && request.armed),
      ).toEqual([true, false]),
  )

  test('what it leads to begins with what is known', () => {
    const session = play([
      ...ask,
      { type: 'PROGRESS_FOUND', progress },
      { type: 'OPEN_APPLICATION', form: 'legal-aid', given: { filled: { kind: 'wages' }, story: '' } },
      { type: 'FORM_LOADED', form },
      { type: 'AGREE' },
      { type: 'CARD_READ', identity },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({ screen: 'form-fields', answers: { kind: 'wages' } })
  })

  test('something is added once, to the number that is shown, and said to be kept', () => {
    const session = play([
      ...ask,
      { type: 'PROGRESS_FOUND', progress },
      { type: 'ADD_SUPPLEMENT' },
      { type: 'SEND_SUPPLEMENT', text: '材料我带来了。' },
      { type: 'SEND_SUPPLEMENT', text: '材料我带来了。' },
    ])
    const sent = { name: 'SEND_SUPPLEMENT', number: result.number, text: '材料我带来了。' }
    expect(session.requestsNamed('SEND_SUPPLEMENT')).toEqual([sent])
    session.send({ type: 'SUPPLEMENT_FAILED' })
    expect(session.screen()).toMatchObject({ screen: 'progress-supplement', status: 'failed' })
    session.send({ type: 'SEND_SUPPLEMENT', text: '材料我带来了。' }, { type: 'SUPPLEMENT_SENT' })
    expect(session.requestsNamed('SEND_SUPPLEMENT')).toEqual([sent, sent])
    expect(session.screen()).toMatchObject({ screen: 'progress-result', supplied: true })
  })

  test.each([
    [{ type: 'PROGRESS_FOUND', progress: { found: false, limited: false, leadsTo: [] } }, 'not-found'],
    [{ type: 'PROGRESS_FOUND', progress: { found: false, limited: true, leadsTo: [] } }, 'limited'],
    [{ type: 'PROGRESS_FAILED', reason: 'office-unreachable' }, 'office-unreachable'],
  ] as const)('%j is said as %s', (event, reason) =>
    expect(play([...ask, event]).screen()).toEqual({ screen: 'progress-query', status: 'failed', reason }),
  )
})

describe('the end', () => {
  const whole: readonly SessionEvent[] = [
    { type: 'TOUCH' },
    { type: 'SET_DISPLAY', display: { text: 'large' } },
    { type: 'CHANGE_LANGUAGE', language: 'ug' },
    { type: 'CALL_STAFF' },
    { type: 'CALL_STARTED', call: 'call-of-this-visit' },
    { type: 'CLOSE_OVERLAY' },
  ]
  const typed: readonly SessionEvent[] = [
    ...toIdentity,
    { type: 'TYPE_IDENTITY' },
    { type: 'SUBMIT_TYPED_IDENTITY', name: person.name, number: person.number },
    { type: 'ANSWER', answers: { kind: 'other' } },
    { type: 'CONTINUE' },
    {
      type: 'ANSWER',
      answers: { phone: person.phone, address: person.address, statement: person.statement },
    },
  ]
  const progressShown: readonly SessionEvent[] = [
    { type: 'OPEN_PROGRESS' },
    { type: 'QUERY', number: result.number, token: result.token },
    { type: 'PROGRESS_FOUND', progress },
  ]
  const ends: readonly (readonly [string, readonly SessionEvent[], string])[] = [
    ['FINISH', [{ type: 'FINISH' }, { type: 'SKIP_EVALUATION' }], 'farewell'],
    ['START_OVER', [{ type: 'START_OVER' }], 'attract'],
    ['QUICK_EXIT', [{ type: 'QUICK_EXIT' }], 'attract'],
    ['IDLE_EXPIRED', [{ type: 'IDLE_WARNED' }, { type: 'IDLE_EXPIRED' }], 'attract'],
    ['LEASE_LOST', [{ type: 'LEASE_LOST' }], 'inactive'],
  ]
  const visits = {
    'typed identity': typed,
    check: toCheck,
    sending: toSubmitting,
    receipt: toReceipt,
    progress: progressShown,
  }
  const cases = Object.entries(visits).flatMap(([name, visit]) =>
    ends
      .filter(([end]) => end !== 'FINISH' || name === 'receipt' || name === 'progress')
      .map(([end, events, screen]) => ({ name, visit, end, events, screen })),
  )

  const { papers: _, ...proof } = result
  test.each(cases)('$end at $name leaves nothing of the person', ({ visit, events, screen }) => {
    const session = play([...whole, ...visit])
    const before = JSON.stringify(session.snapshot())
    expect(Object.values({ ...person, ...proof }).some((text) => before.includes(text))).toBe(true)
    session.send(...events)
    expect(session.screen().screen).toBe(screen)
    const after = JSON.stringify({ snapshot: session.snapshot(), view: session.view() })
    for (const text of [...Object.values(person), ...Object.values(proof), 'call-of-this-visit', 'large'])
      expect(after).not.toContain(text)
    expect(session.view().frame.language).toBe('zh-CN')
    expect(session.requestsNamed('END_SESSION')).toHaveLength(1)
  })

  test('a late answer of the old visit changes nothing in the next', () => {
    const session = play([...toSubmitting, { type: 'QUICK_EXIT' }, { type: 'TOUCH' }])
    const before = session.snapshot()
    session.send({ type: 'SUBMITTED', result }, { type: 'PROGRESS_FOUND', progress })
    expect(session.snapshot().context).toEqual(before.context)
    expect(session.unexpected()).toEqual([])
  })

  test('facts about the machine stay', () => {
    const session = play([
      ...toMatter,
      { type: 'DEVICES_CHANGED', devices: devices('fault') },
      { type: 'OFFICE_REACHABLE', reachable: false },
      { type: 'DESK_MESSAGE', text: '今天没有纸' },
      { type: 'START_OVER' },
    ])
    expect(session.view().frame).toMatchObject({
      devices: devices('fault'),
      officeReachable: false,
      deskMessage: '今天没有纸',
    })
  })

  test('a lost lease is taken back by a touch', () => {
    const session = play([...toMatter, { type: 'LEASE_LOST' }, { type: 'IDLE_EXPIRED' }])
    expect(session.screen().screen).toBe('inactive')
    session.send({ type: 'TOUCH' })
    expect(session.screen().screen).toBe('home')
    expect(session.requestsNamed('BEGIN_SESSION')).toHaveLength(2)
  })
})

describe('time', () => {
  test.each<[readonly SessionEvent[], string]>([
    [[], 'attract'],
    [[{ type: 'TOUCH' }], 'home'],
    [[{ type: 'EMERGENCY' }], 'information'],
    [[{ type: 'OPEN_LAWS' }], 'information'],
    [[{ type: 'OPEN_PROGRESS' }], 'form'],
    [toNotice, 'information'],
    [toIdentity, 'form'],
    [[...toIdentity, { type: 'DEVICES_CHANGED', devices: devices('busy') }], 'none'],
    [toCheck, 'form'],
    [toReceipt, 'none'],
  ])('%#: idle period %s', (events, idle) => expect(play(events).view().frame.idle).toBe(idle))

  test('a new day is the day of the next journey', () => {
    const session = play([
      { type: 'DAY_CHANGED', today: '2026-08-01' },
      ...toMatter,
      { type: 'ANSWER', answers: { kind: 'wages', owed: '1' } },
      { type: 'CONTINUE' },
      { type: 'ANSWER', answers: { since: '2026-08-02' } },
      { type: 'CONTINUE' },
    ])
    expect(session.screen()).toMatchObject({ problems: { since: 'date-future' } })
  })
})

test('what nobody expects is logged by type only', () => {
  const session = play([
    { type: 'TOUCH' },
    { type: 'AGREE' },
    ...toMatter.slice(2),
    { type: 'FINISH' },
    { type: 'DECLINE' },
  ])
  expect(session.unexpected()).toEqual(['AGREE', 'FINISH', 'DECLINE'])
})

describe('a code before the scanner', () => {
  const receipt = { number: result.number, token: result.token }
  const asked = {
    name: 'QUERY_PROGRESS',
    number: result.number,
    proof: { kind: 'token', token: result.token },
  }

  test('of a receipt begins a visit at the waiting screen and asks for its progress at once', () => {
    const session = play([{ type: 'CODE_SCANNED', receipt }])
    expect(session.screen()).toMatchObject({ screen: 'progress-query', status: 'asking' })
    expect(session.requests()).toEqual([{ name: 'BEGIN_SESSION' }, asked])
    session.send({ type: 'PROGRESS_FOUND', progress })
    expect(session.screen().screen).toBe('progress-result')
  })

  test.each<[string, SessionEvent[]]>([
    ['home', [{ type: 'TOUCH' }]],
    ['the progress screen', [{ type: 'OPEN_PROGRESS' }]],
    [
      'another result',
      [
        { type: 'CODE_SCANNED', receipt },
        { type: 'PROGRESS_FOUND', progress },
      ],
    ],
    ['the law search', [{ type: 'OPEN_LAWS' }]],
    ['a refusal', [{ type: 'CODE_SCANNED', receipt: null }]],
  ])('leads from %s to progress', (_, before) => {
    const session = play([...before, { type: 'CODE_SCANNED', receipt }])
    expect(session.screen()).toMatchObject({ screen: 'progress-query', status: 'asking' })
    expect(session.view().frame.overlay).toBe('none')
    expect(session.requests().at(-1)).toEqual(asked)
  })

  test('does not take a form away from who is filling it in: it asks', () => {
    const session = play([...toCheck, { type: 'CODE_SCANNED', receipt }])
    expect(session.screen().screen).toBe('form-check')
    expect(session.view().frame.overlay).toBe('leave')
  })

  test('any other code is refused where the citizen is, and the way by number stays open', () => {
    const session = play([{ type: 'CODE_SCANNED', receipt: null }])
    expect(session.screen().screen).toBe('home')
    expect(session.view().frame.overlay).toBe('scan-refused')
    session.send({ type: 'OPEN_PROGRESS' })
    expect(session.screen().screen).toBe('progress-query')
    const form = play([...toCheck, { type: 'CODE_SCANNED', receipt: null }, { type: 'CLOSE_OVERLAY' }])
    expect(form.screen().screen).toBe('form-check')
    expect(form.view().frame.overlay).toBe('none')
  })

  test('nothing of it is left after the visit', () => {
    const session = play([{ type: 'CODE_SCANNED', receipt }, { type: 'START_OVER' }])
    expect(JSON.stringify(session.view())).not.toContain(result.token)
  })

  test('a page without the lease ignores it', () => {
    const session = play([{ type: 'LEASE_LOST' }, { type: 'CODE_SCANNED', receipt }])
    expect(session.screen().screen).toBe('inactive')
  })
})

describe('the reader of social security cards', () => {
  test('alone is enough to be asked for a card, and its trouble is told as its own', () => {
    const onlySocial = devices('none', 'ready', undefined, 'ready')
    const session = play([...toNotice, { type: 'DEVICES_CHANGED', devices: onlySocial }, { type: 'AGREE' }])
    expect(session.screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
    expect(session.requests().at(-1)).toEqual({ name: 'ARM_CARD_READER', armed: true })
    session.send({ type: 'CARD_FAILED', reader: 'socialCard', situation: 'wrongWayRound' })
    expect(session.screen()).toMatchObject({ situation: 'wrongWayRound', failedReader: 'socialCard' })
  })
})
