import { expect, test } from 'vitest'
import { addWords, createI18n } from './i18n.ts'

test('ids are flat: dots and colons in them part nothing', () => {
  const i18n = createI18n({ 'home.title': '您遇到了什么事？', 'a:b.c': '好' })
  expect(i18n.t('home.title')).toBe('您遇到了什么事？')
  expect(i18n.t('a:b.c')).toBe('好')
})

test('Chinese fills what another language lacks', async () => {
  const i18n = createI18n({ 'action.back': '返回', 'action.home': '首页' })
  addWords(i18n, 'ug', { 'action.back': 'قايتىش' })
  await i18n.changeLanguage('ug')
  expect(i18n.t('action.back')).toBe('قايتىش')
  expect(i18n.t('action.home')).toBe('首页')
})

test('values are put in as they are: React escapes', () => {
  const i18n = createI18n({ 'form.step': '第 {{step}} 步，共 {{total}} 步', name: '{{name}}' })
  expect(i18n.t('form.step', { step: 2, total: 6 })).toBe('第 2 步，共 6 步')
  expect(i18n.t('name', { name: '<张&测试>' })).toBe('<张&测试>')
})
