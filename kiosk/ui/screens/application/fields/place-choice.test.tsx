// @vitest-environment happy-dom
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import words from '../../../../../content/locales/zh-CN/kiosk.json' with { type: 'json' }
import { createI18n } from '../../../../../ui-kit/i18n.ts'
import type { PlacesAround } from '../../../../api.ts'
import { bootFixture } from '../../../gallery/boot-fixture.ts'
import { placesFixture } from '../../../gallery/places-fixture.ts'
import { frameFixture } from '../../../gallery/views.ts'
import { KioskProvider, type Kiosk } from '../../../kiosk.tsx'
import { AddressChoice, VillageChoice } from './place-choice.tsx'

const i18n = createI18n(words)
afterEach(cleanup)

interface Shown {
  readonly begin?: string
  readonly near?: boolean
  readonly province?: string
  readonly village?: boolean
  readonly places?: PlacesAround | null
}

async function show({ begin = '', near = true, province, village = false, places = placesFixture }: Shown) {
  const kiosk: Kiosk = {
    boot: bootFixture,
    frame: frameFixture,
    send: () => {},
    previewReceipt: async () => null,
    speech: { say: async () => null, recording: async () => null },
    suggest: async () => [],
    loadGlossary: async () => [],
    loadPlaces: async () => places,
  }
  function Page() {
    const [text, setText] = useState(begin)
    return (
      <div data-field="a">
        <output>{text}</output>
        {village ? (
          <VillageChoice id="a" text={text} onChoose={setText} />
        ) : (
          <AddressChoice id="a" text={text} near={near} province={province} onChoose={setText} />
        )}
      </div>
    )
  }
  render(
    <I18nextProvider i18n={i18n}>
      <KioskProvider kiosk={kiosk}>
        <Page />
      </KioskProvider>
    </I18nextProvider>,
  )
  const tiles = () =>
    [...document.querySelectorAll('[data-action="place:a"]')].map(
      (one) => one.querySelector('b')!.textContent,
    )
  if (places) await screen.findAllByRole('button')
  const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }), { detail: 0 })
  const text = () => document.querySelector('output')!.textContent
  return { press, tiles, text }
}

test('the own township is one tap, its villages the next', async () => {
  const { press, tiles, text } = await show({})
  expect(tiles()).toEqual(['青石镇', '演示县', '演示市', '演示省'])
  press(/^青石镇/)
  expect(tiles()).toEqual(['东河村', '西山村'])
  press(/^东河村/)
  expect([text(), tiles()]).toEqual(['演示省演示市演示县青石镇东河村', []])
})

test('elsewhere: province, city, county, and back up again without losing what was written', async () => {
  const { press, tiles, text } = await show({ begin: '1号' })
  press(/^外省/)
  press(/^甘肃省/)
  press(/^临夏回族自治州/)
  press(/^和政县/)
  expect(text()).toBe('甘肃省临夏回族自治州和政县1号')
  press(/^临夏回族自治州/)
  expect(text()).toBe('甘肃省临夏回族自治州1号')
  expect(tiles()).toContain('东乡族自治县')
  press(/^重新选/)
  expect([text(), tiles()[0]]).toEqual(['1号', '青石镇'])
})

test('what is not here does not begin here, and begins in the province that was named before', async () => {
  const far = await show({ near: false })
  expect(far.tiles()).toEqual(['演示市', '演示省'])
  cleanup()
  const there = await show({ near: false, province: '甘肃' })
  there.press(/^兰州市/)
  expect(there.text()).toBe('甘肃省兰州市')
})

test('a village is chosen from those of the own township, or another instead', async () => {
  const { press, tiles, text } = await show({ village: true })
  expect(tiles()).toEqual(['东河村', '西山村'])
  press(/^东河村/)
  press(/^西山村/)
  expect(text()).toBe('西山村')
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('西山村')
})

test('without the list there is nothing to tap', async () => {
  const { tiles } = await show({ places: null })
  expect(tiles()).toEqual([])
})
