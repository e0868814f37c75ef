import './bench.css'
import { z } from 'zod'
import { HEADERS } from '../../api-headers.ts'
import { words } from '../../api-boot.ts'

/**
 * The bench: simulated devices to touch. Exists only where all devices are simulated and the office is the
 * embedded one; the service answers 404 to everything here otherwise.
 */
const state = z.object({
  cards: z.array(z.string()),
  present: z.string().nullable(),
  socialCards: z.array(z.string()),
  inserted: z.string().nullable(),
  devices: z.array(z.object({ id: z.string(), situations: z.array(z.string()), situation: z.string() })),
  receipts: z.int(),
  headphones: z.boolean(),
})
type State = z.infer<typeof state>

const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
const POLL_MS = 1000

const call = (path: string, body?: object): Promise<Response> =>
  fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: { [HEADERS.token]: token, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(5000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  children: Node[] = [],
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

const root = document.querySelector('main')!
let text: Record<string, string> = {}
const say = (id: string): string => text[id] ?? id
const pictures = new Map<number, string>()
let drawn = ''

function button(
  action: string,
  label: string,
  options: { pressed: boolean; act: () => Promise<unknown> },
): HTMLElement {
  const made = element('button', { type: 'button', textContent: label })
  made.dataset['action'] = action
  made.setAttribute('aria-pressed', String(options.pressed))
  made.addEventListener('click', () => void options.act().then(refresh, showFailure))
  return made
}

/** Made once: what is being written outlives the drawing. */
const codeLine = element('form', {}, [
  element('input', { name: 'code', placeholder: 'mingli:1?n=…&t=…', size: 50 }),
  element('button', { type: 'submit', textContent: '↵' }),
])
codeLine.addEventListener('submit', (event) => {
  event.preventDefault()
  const code = codeLine.querySelector('input')?.value ?? ''
  if (code !== '') void call('/bench/api/scan', { code }).then(refresh, showFailure)
})

function draw(now: State): void {
  const cards = now.cards.map((id) =>
    button(`bench-card-${id}`, say(`bench.card.${id}`), {
      pressed: now.present === id,
      act: () => call('/bench/api/card', { id: now.present === id ? null : id }),
    }),
  )
  const remove = button('bench-card-remove', say('bench.card.remove'), {
    pressed: false,
    act: () => call('/bench/api/card', { id: null }),
  })
  const socialCards = [...now.socialCards, null].map((id) =>
    button(`bench-social-card-${id ?? 'remove'}`, say(`bench.social-card.${id ?? 'remove'}`), {
      pressed: id !== null && now.inserted === id,
      act: () => call('/bench/api/social-card', { id: now.inserted === id ? null : id }),
    }),
  )
  const devices = now.devices.map(({ id, situations, situation }) =>
    element('section', {}, [
      element('h2', { textContent: say(`bench.${id}`) }),
      element(
        'div',
        {},
        situations.map((name) =>
          button(`bench-${id}-${name}`, say(`bench.${id}.${name}`), {
            pressed: name === situation,
            act: () => call('/bench/api/situation', { device: id, situation: name }),
          }),
        ),
      ),
    ]),
  )
  const papers = Array.from({ length: now.receipts }, (_, i) => now.receipts - 1 - i).map((index) =>
    element('img', { src: pictures.get(index) ?? '', alt: `${say('bench.paper')} ${index + 1}` }),
  )
  root.replaceChildren(
    element('h1', { textContent: say('bench.title') }),
    element('p', { textContent: say('bench.lead') }),
    element('section', {}, [
      element('h2', { textContent: say('bench.card') }),
      element('div', {}, [...cards, remove]),
    ]),
    element('section', {}, [
      element('h2', { textContent: say('bench.social-card') }),
      element('div', {}, socialCards),
    ]),
    ...devices,
    element('section', {}, [
      element('h2', { textContent: say('bench.scan') }),
      element('div', {}, [codeLine]),
    ]),
    element('section', {}, [
      element('h2', { textContent: say('bench.headphones') }),
      element('div', {}, [
        button('bench-headphones', say('bench.headphones.plugged'), {
          pressed: now.headphones,
          act: () => call('/bench/api/headphones', { plugged: !now.headphones }),
        }),
      ]),
    ]),
    element('section', { className: 'paper' }, [
      element('h2', { textContent: say('bench.paper') }),
      ...(papers.length > 0 ? papers : [element('p', { textContent: say('bench.paper.none') })]),
    ]),
  )
}

/** Pictures are fetched with the token in a header, so an <img> cannot fetch them itself. */
async function loadPictures(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (pictures.has(index)) continue
    const answer = await call(`/bench/api/paper/${index}`)
    if (answer.ok) pictures.set(index, URL.createObjectURL(await answer.blob()))
  }
}

async function refresh(): Promise<void> {
  const answer = await call('/bench/api/state')
  if (!answer.ok) throw new Error(String(answer.status))
  const now = state.parse(await answer.json())
  await loadPictures(now.receipts)
  const key = JSON.stringify([now, pictures.size])
  if (key !== drawn) draw(now)
  drawn = key
}

function showFailure(): void {
  root.replaceChildren(element('p', { textContent: say('bench.failed') }))
  drawn = ''
}

async function run(): Promise<void> {
  text = words.parse(await (await call('/api/words/zh-CN')).json())
  document.title = say('bench.title')
  for (;;) {
    await refresh().catch(showFailure)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

run().catch(showFailure)
