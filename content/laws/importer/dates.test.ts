import { expect, test } from 'vitest'
import { readEffectClause, readHeaderDates, readRepeals } from './dates.ts'

test('newest date of passing, and the date of effect', () =>
  expect(
    readHeaderDates([
      '2001年3月4日 第一届纸船大会通过',
      '根据2010年5月6日纸船会议《关于修改〈纸船法〉的决定》修正',
      '2011年1月1日 施行',
    ]),
  ).toEqual({ version: '2010-05-06', kind: 'amended', effective: '2011-01-01' }))

test('a revision enacts the whole text anew; full-width digits count', () =>
  expect(readHeaderDates(['２０２０年５月６日 纸船会议修订'])).toMatchObject({
    version: '2020-05-06',
    kind: 'enacted',
  }))

test('a date that does not exist is none', () =>
  expect(readHeaderDates(['2020年13月40日通过']).version).toBeUndefined())

test('the clause in the text counts only for the version that enacted it', () => {
  const clause = ['本法自2008年1月1日起施行。']
  expect(readEffectClause(clause, '2007-06-29', 'enacted')).toBe('2008-01-01')
  expect(readEffectClause(clause, '2012-12-28', 'amended')).toBeUndefined()
  expect(readEffectClause(['本条例自公布之日起施行。'], '2010-01-02', 'enacted')).toBe('2010-01-02')
  expect(readEffectClause(['本条例自公布之日起施行。'], '2010-01-02', 'amended')).toBeUndefined()
})

test('whole laws that are repealed, not single articles', () =>
  expect(
    readRepeals(
      '本法自2021年1月1日起施行。《纸船法》、《关于〈折纸〉的规定》同时废止，《风筝法》第三条同时废止。',
    ),
  ).toEqual(['纸船法', '关于〈折纸〉的规定']))
