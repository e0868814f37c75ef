import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { cleanAnswers, summarise, validateForm, visibleFields, type Answers } from '../engine/form.ts'
import { localizedTexts } from '../check.ts'
import { PROVINCES } from '../engine/provinces.ts'
import { loadContent } from '../load.ts'

const content = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url))))
const form = content.forms.get('legal-aid')!
const today = '2026-11-22'

const wages: Answers = {
  matter: 'work',
  workMatter: 'wages',
  stage: 'none',
  statement: '我给老板干活，工资一直没有发给我。',
  urgency: 'normal',
  exception: 'none',
  hardship: 'migrant',
  tellBy: 'call',
  phone: '13900000000',
}

const asked = (answers: Answers): string[] =>
  form.steps.flatMap((step) =>
    step.kind === 'fields' ? visibleFields(step, cleanAnswers(form, answers)).map(({ id }) => id) : [],
  )

describe('legal aid', () => {
  test('a wage claim of a migrant worker is complete without any question about income (法律援助法第四十二条)', () => {
    expect(validateForm({ form, answers: wages, today })).toEqual({})
    expect(asked(wages)).not.toContain('household')
    expect(asked(wages)).not.toContain('check')
  })

  test('a victim of abuse is asked nothing about hardship (第三十二条)', () => {
    const { hardship: _, ...rest } = wages
    const abuse = { ...rest, matter: 'family', familyMatter: 'other', exception: 'abuse' }
    expect(validateForm({ form, answers: abuse, today })).toEqual({})
    expect(asked(abuse)).not.toContain('hardship')
  })

  test.each(['poor', 'unsure'])(
    'whoever is %s chooses promise or look-up and may apply (第四十一条)',
    (hardship) => {
      const answers = { ...wages, hardship }
      expect(Object.keys(validateForm({ form, answers, today }))).toEqual(['check'])
      expect(validateForm({ form, answers: { ...answers, check: 'promise' }, today })).toEqual({})
      const lookup = { ...answers, check: 'lookup' }
      expect(validateForm({ form, answers: lookup, today })).toEqual({ lookup: 'required' })
      // Who agrees to no look-up may still apply.
      expect(validateForm({ form, answers: { ...lookup, lookup: false }, today })).toEqual({})
    },
  )

  test('every kind of matter and every place where it stands can be sent', () => {
    const kinds = form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))
    const options = (id: string) => {
      const field = kinds.find((one) => one.id === id)
      return field && 'options' in field ? field.options.map((option) => option.id) : []
    }
    const sub = { work: 'workMatter', injury: 'injuryKind', family: 'familyMatter', criminal: 'criminalRole' }
    const details: Record<string, string> = { ...sub, other: 'otherMatter' }
    expect(options('matter').length).toBeGreaterThan(4)
    for (const matter of options('matter'))
      for (const detail of details[matter] ? options(details[matter]) : [''])
        for (const stage of options('stage')) {
          const own = details[matter] ? { [details[matter]]: detail } : {}
          const { workMatter: _, ...rest } = wages
          const answers = { ...rest, hardship: 'assisted', courtStage: 'unknown', matter, ...own, stage }
          expect(validateForm({ form, answers, today })).toEqual({})
        }
  })

  test('without a phone of one’s own there is a way', () => {
    const { phone: _, ...rest } = wages
    expect(validateForm({ form, answers: { ...rest, tellBy: 'visit' }, today })).toEqual({})
    expect(Object.keys(validateForm({ form, answers: { ...rest, tellBy: 'relative' }, today }))).toEqual([
      'phone',
      'phoneOwner',
    ])
  })

  test('the receipt shows a bystander no more than the kind of matter', () => {
    const shown = summarise(form, { ...wages, check: 'promise' }, 'zh-CN').filter((line) => line.onReceipt)
    expect(shown.map(({ id }) => id)).toEqual(['matter'])
    const matter = form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))[0]!
    const labels = 'options' in matter ? matter.options.map(({ label }) => label['zh-CN']) : []
    expect(labels.join()).not.toMatch(/暴力|虐待|被抓|低收入/)
  })

  test('by card it takes at most 20 touches, typing aside', () => {
    const text = new Set(['statement', 'phone', 'phoneOwner', 'household', 'organ', 'place', 'otherSide'])
    const path: Answers = { ...wages, hardship: 'poor', check: 'promise' }
    expect(validateForm({ form, answers: path, today })).toEqual({})
    const choices = Object.keys(path).filter((id) => !text.has(id)).length
    const pages = form.steps.filter(({ kind }) => kind === 'fields').length
    // start, tile, agree, card confirmed, one preset sentence, confirm, print
    expect(choices + pages + 7).toBeLessThanOrEqual(20)
  })

  test('tells the consequence of a false statement before it is made, and the period of the decision', () => {
    const check = form.steps
      .flatMap((step) => (step.kind === 'fields' ? step.fields : []))
      .find(({ id }) => id === 'check')
    expect(check?.hint?.['zh-CN']).toContain('3000元')
    expect(form.declaration?.['zh-CN']).toContain('3000元')
    expect(form.receipt.next.map(({ text }) => text['zh-CN']).join()).toContain('七天')
  })

  // An unread translation of the law can do harm: the other languages show these texts in Chinese.
  test.each(['zh-CN', 'ug', 'bo', 'mn-Mong', 'en'])('speaks %s nearly throughout', (tag) => {
    const provinces = new Set(PROVINCES.map(({ label }) => label['zh-CN']))
    const texts = localizedTexts(form).filter((text) => !provinces.has(text['zh-CN']!))
    const own = texts.filter((text) => text[tag]?.trim())
    expect(own.length).toBeGreaterThanOrEqual(texts.length * 0.9)
  })

  test('Mongolian suffixes follow a narrow no-break space, so that they take their right shapes', () => {
    const suffix = /(?<=[\u1820-\u1842]) (ᠤᠨ|ᠦᠨ|ᠶᠢᠨ|ᠶᠢ|ᠳᠤ|ᠳᠦ|ᠲᠤ|ᠲᠦ|ᠠᠴᠠ|ᠡᠴᠡ|ᠪᠠᠷ|ᠪᠡᠷ)(?=[\s᠂᠃]|$)/u
    const wrong = localizedTexts(form).filter((text) => suffix.test(text['mn-Mong'] ?? ''))
    expect(wrong).toEqual([])
  })
})
