import '../../../ui-kit/first-fonts.ts'
import '../../../ui-kit/tokens.css'
import '../../../ui-kit/type.css'
import '../../../ui-kit/base.css'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { addWords, createI18n } from '../../../ui-kit/i18n.ts'
import { loadFonts } from '../../../ui-kit/fonts.ts'
// All slices at once: no picture waits for one.
import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource-variable/noto-serif-sc/wght.css'
import 'lxgw-wenkai-screen-web/lxgwwenkaiscreen/result.min.css'
import type { Display } from '../../session/events.ts'
import type { Directory } from '../../api.ts'
import type { Frame, Screen } from '../../session/screen.ts'
import { App } from '../app.tsx'
import { loadAllLater } from '../later.tsx'
import type { Look } from './control.ts'
import { measure } from './measure/measure.ts'
import { ExampleOf } from './examples.tsx'
import { PART } from './control.ts'
import { withRealForm } from './real-form.ts'
import { withRealGuide } from './real-guide.ts'
import { scenes, type Scene } from './scenes.ts'
import { controlOf, screenOf, settled } from './settle.ts'
import { bootFixture } from './boot-fixture.ts'
import { frameFixture, stepsOf } from './views.ts'
import { placesFixture } from './places-fixture.ts'
import { glossaryFixtures, suggestionFixtures } from './word-fixtures.ts'

/**
 * One scene or part (`?c=button`) by address, for looking at: gallery.html?s=home&lang=ug&text=large&contrast=high&low=1&overlay=leave.
 * `npm run gallery` drives the same page through `window.gallery`. Not part of the kiosk.
 */
const all = import.meta.glob<Record<string, string>>(
  '../../../content/locales/*/{kiosk,answers,guides}.json',
  {
    import: 'default',
    eager: true,
  },
)
function wordsOf(language: string): Record<string, string> | null {
  const files = Object.entries(all).filter(([file]) => file.includes(`/locales/${language}/`))
  return files.length === 0 ? null : Object.assign({}, ...files.map(([, words]) => words))
}

/** The paper as the service would draw it, written beside the page by `npm run gallery`; else there is none. */
async function paperPicture(): Promise<Blob | null> {
  const answer = await fetch(`receipts/${document.documentElement.lang}-80mm.png`)
  return answer.ok && answer.headers.get('content-type') === 'image/png' ? answer.blob() : null
}

/** What the service would say of services and office, written beside the page in the same way. */
async function readDirectory(): Promise<Directory | null> {
  const answer = await fetch('directory.json')
  return answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as Directory) : null
}
const directory = await readDirectory()
const withDirectory = (screen: Screen): Screen =>
  'directory' in screen && screen.status === 'shown' ? { ...screen, directory } : screen
const loadGlossary = async () => glossaryFixtures
const loadPlaces = async () => placesFixture

/** Nothing sounds in a picture; sentences are passed over in their time. */
const silence = { say: async () => null, recording: async () => null }

const i18n = createI18n(wordsOf('zh-CN') ?? {})
for (const { tag } of bootFixture.languages) addWords(i18n, tag, wordsOf(tag) ?? {})
const loadWords = async (language: string) => wordsOf(language)
const root = createRoot(document.getElementById('root') ?? document.body)
let epoch = 0

async function draw(
  scene: Scene,
  look: Look,
  { part, ...more }: Partial<Frame> & { part?: string } = {},
): Promise<void> {
  const screen = withDirectory(withRealGuide(withRealForm(scene.screen)))
  const steps = stepsOf(screen, look.language)
  const frame: Frame = {
    ...frameFixture,
    steps,
    losesData: scene.screen.screen.startsWith('form'),
    ...scene.frame,
    ...more,
    language: look.language,
    display: { text: look.text, contrast: look.contrast, low: look.low, time: 'standard' },
  }
  epoch += 1
  const view = { epoch, frame, screen }
  const boot = { ...bootFixture, screen: { inches: look.inches } }
  flushSync(() =>
    root.render(
      <App
        boot={boot}
        view={view}
        i18n={i18n}
        send={(event) => console.info(event.type)}
        previewReceipt={paperPicture}
        speech={silence}
        suggest={async () => suggestionFixtures}
        loadGlossary={loadGlossary}
        loadPlaces={loadPlaces}
        loadWords={loadWords}
      >
        {part && <ExampleOf part={part} />}
      </App>,
    ),
  )
  // The page turns to another language when it is ready to.
  await screenOf(`:root:lang(${look.language})`)
  await loadFonts(look.language)
  await screenOf(part ? `[data-part="${part}"]` : `[data-screen="${screen.screen}"]`)
  for (const name of scene.touch ?? []) {
    const control = await controlOf(name)
    control.click()
    await settled()
  }
  if (scene.awaits) await controlOf(scene.awaits)
  await settled()
}

const sceneNamed = (name: string): Scene => {
  const scene = scenes[name]
  if (!scene) throw new Error(`no scene ${name}: one of ${Object.keys(scenes).join(', ')}`)
  return scene
}

await loadAllLater()
const show = (name: string, look: Look) =>
  name.startsWith(PART)
    ? draw(sceneNamed('home'), look, { part: name.slice(PART.length) })
    : draw(sceneNamed(name), look)
window.gallery = { show, measure }

const wish = new URLSearchParams(location.search)
const overlay = wish.get('overlay') as Frame['overlay'] | null
const call = wish.get('call') as Frame['call'] | null
const look: Look = {
  language: wish.get('lang') ?? 'zh-CN',
  text: (wish.get('text') ?? 'standard') as Display['text'],
  contrast: (wish.get('contrast') ?? 'standard') as Display['contrast'],
  low: wish.has('low'),
  inches: Number(wish.get('inches') ?? bootFixture.screen.inches),
}
const part = wish.get('c')
void draw(sceneNamed(wish.get('s') ?? 'home'), look, {
  ...(part && { part }),
  ...(overlay && { overlay, losesData: true }),
  ...(call && { call }),
  ...(wish.has('speech') && { speech: { on: true, headphones: wish.get('speech') === 'private' } }),
  ...(wish.has('covered') && { covered: true }),
  ...(wish.has('offline') && { officeReachable: false }),
})
