// @vitest-environment happy-dom
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import chinese from '../../../content/locales/zh-CN/kiosk.json' with { type: 'json' }
import { createI18n } from '../../../ui-kit/i18n.ts'
import { App } from '../app.tsx'
import { ExampleOf, examples } from './examples.tsx'
import { bootFixture } from './boot-fixture.ts'
import { frameFixture, screens } from './views.ts'

afterEach(cleanup)
const root = join(import.meta.dirname, '../../..')

test('each part of pages has its example file beside it', () => {
  const parts = globSync(['ui-kit/components/*.tsx', 'kiosk/ui/components/*.tsx'], { cwd: root })
    .map((file) => file.replace(/^.*\/(.*)\.tsx$/, '$1'))
    .filter((name) => !/\.(example|test)$/.test(name))
  expect([...examples.keys()].toSorted()).toEqual(parts.toSorted())
})

test.each([...examples.keys()])('the example of %s draws something, each control named', (part) => {
  const { container } = render(
    <App
      boot={bootFixture}
      view={{ epoch: 1, frame: frameFixture, screen: screens['home']! }}
      i18n={createI18n(chinese)}
      send={() => undefined}
      previewReceipt={async () => null}
      speech={{ say: async () => null, recording: async () => null }}
      suggest={async () => []}
      loadGlossary={async () => []}
      loadPlaces={async () => null}
      loadWords={async () => null}
    >
      <ExampleOf part={part} />
    </App>,
  )
  expect(container.querySelector(`[data-part="${part}"]`)?.innerHTML).not.toBe('')
  for (const control of container.querySelectorAll('button')) {
    expect(control.dataset['action']).toBeTruthy()
    expect(control.getAttribute('aria-label') ?? control.textContent).toBeTruthy()
  }
})
