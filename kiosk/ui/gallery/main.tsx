import '../../../ui-kit/fonts.css'
import '../../../ui-kit/tokens.css'
import '../../../ui-kit/type.css'
import '../../../ui-kit/base.css'
import { createRoot } from 'react-dom/client'
import { createI18n } from '../../../ui-kit/i18n.ts'
import { loadFonts } from '../../../ui-kit/fonts.ts'
import type { Display } from '../../session/events.ts'
import type { Frame } from '../../session/screen.ts'
import { App } from '../app.tsx'
import { bootFixture, frameFixture, screens, stepsOf } from './views.ts'

/**
 * One screen by address, for looking at: gallery.html?s=home&lang=ug&text=large&contrast=high&low=1&overlay=leave.
 * Development only; vite.config.ts does not build it.
 */
const wish = new URLSearchParams(location.search)
const screen = screens[wish.get('s') ?? 'home'] ?? { screen: 'home' }
const all = import.meta.glob<Record<string, string>>('../../../content/locales/*/kiosk.json', {
  eager: true,
  import: 'default',
})
const wordsOf = (language: string) => all[`../../../content/locales/${language}/kiosk.json`] ?? null
const frame: Frame = {
  ...frameFixture,
  language: wish.get('lang') ?? 'zh-CN',
  display: {
    text: (wish.get('text') ?? 'standard') as Display['text'],
    contrast: (wish.get('contrast') ?? 'standard') as Display['contrast'],
    low: wish.has('low'),
  },
  steps: stepsOf(screen),
  overlay: (wish.get('overlay') ?? 'none') as Frame['overlay'],
  call: (wish.get('call') ?? 'none') as Frame['call'],
  officeReachable: !wish.has('offline'),
  losesData: wish.get('overlay') === 'leave' || screen.screen.startsWith('form'),
}

/** A stand-in for the service's picture of the paper. */
async function paperPicture(): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = 576
  canvas.height = 900
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = 'black'
  pen.textAlign = 'center'
  pen.font = '700 40px "Noto Sans SC Variable"'
  pen.fillText('青石镇司法所', 288, 70)
  pen.fillText('261122-QT01-A0017-M', 288, 150)
  for (let y = 220; y < 860; y += 48) pen.fillRect(40, y, 300 + ((y * 7) % 190), 10)
  return new Promise((resolve) => canvas.toBlob(resolve))
}

const root = document.getElementById('root')
if (root) {
  loadFonts('rare')
  createRoot(root).render(
    <App
      boot={bootFixture}
      view={{ epoch: 1, frame, screen }}
      i18n={createI18n(wordsOf('zh-CN') ?? {})}
      send={(event) => console.info(event.type)}
      previewReceipt={paperPicture}
      loadWords={async (language) => wordsOf(language)}
    />,
  )
}
