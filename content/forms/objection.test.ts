import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { outcomeOf } from '../engine/form-outcome.ts'
import { beginningOf } from '../engine/guide-words.ts'
import { validateForm, type Answers } from '../engine/form.ts'
import { loadContent } from '../load.ts'

const form = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url)))).forms.get('objection')!
const today = '2026-11-22'
const refused: Answers = {
  against: 'refused',
  institution: '本县法律援助中心',
  reasons: '我家里确实困难，可以再查。',
  tellBy: 'visit',
}

test('an objection names the decision, who made it and why it is wrong (法律援助法第四十九条)', () => {
  expect(validateForm({ form, answers: refused, today })).toEqual({})
  expect(Object.keys(validateForm({ form, answers: {}, today }))).toEqual([
    'against',
    'institution',
    'reasons',
    'tellBy',
  ])
  expect(validateForm({ form, answers: { ...refused, received: '2026-11-23' }, today })).toEqual({
    received: 'date-future',
  })
})

test('whoever was refused legal aid comes to it with the decision named', () => {
  expect(form.follows).toMatchObject({ procedure: 'legal-aid', state: 'not-given' })
  expect(beginningOf(form, { filled: form.follows!.filled, story: '' })).toEqual({ against: 'refused' })
})

test('it tells the five days of the bureau and what is open afterwards', () => {
  const { next, bring } = outcomeOf(form, refused, {})
  expect(next.find(({ withinDays }) => withinDays === 5)?.text['zh-CN']).toContain('五天之内')
  expect(next.map(({ text }) => text['zh-CN']).join()).toMatch(/当天.*行政复议.*起诉/)
  expect(bring.map((text) => text['zh-CN'])).toContain('决定书')
})
