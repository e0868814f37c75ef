import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from '../../base/log-registry.ts'
import { describeProblem } from '../../base/yaml.ts'
import type { Content } from '../../content/load.ts'
import { loadRecordings, noRecordings, type RecordingPacks } from '../../content/recordings.ts'
import { createHeadphones, type Headphones } from '../../devices/headphones/driver.ts'
import { recordingRequest, sayRequest, type Boot } from '../api.ts'
import type { SpeechConfig } from '../config.ts'
import { readBody } from './body.ts'
import { refuse } from './guard.ts'
import { speakable } from './speech/engine.ts'
import { createEspeak, findEspeak, type SpeechEngine } from './speech/espeak.ts'

/** What reads aloud on this machine. Of what is said nothing is logged and nothing touches the disk. */
export interface KioskSpeech {
  readonly engine: SpeechEngine | undefined
  readonly recordings: RecordingPacks
  readonly headphones: Headphones
  readonly offer: () => Boot['speech']
  readonly health: () => {
    engine: string | null
    voices: string[]
    recordings: Readonly<Record<string, number>>
  }
  /** For the start's lines. */
  readonly describe: () => string[]
}

const LARGEST_BODY = 16_384
/** The sentence that is heard, the one that comes after it, and one that is being dropped. */
const MOST_AT_ONCE = 3

export function createSpeech(input: {
  readonly config: SpeechConfig
  readonly content: Content
  readonly log: Logger
}): KioskSpeech {
  const { config, content, log } = input
  const program = config.espeak === 'none' ? undefined : findEspeak(config.espeak)
  const engine = program === undefined ? undefined : createEspeak(program)
  const { packs, problems } =
    config.packs === undefined ? { packs: noRecordings, problems: [] } : loadRecordings(config.packs, content)
  const voices = engine ? content.languages.map(({ tag }) => tag).filter(speakable) : []
  return {
    engine,
    recordings: packs,
    headphones: createHeadphones({ config: config.headphones, log }),
    offer: () => ({ engine: voices, recorded: Object.keys(packs.languages) }),
    health: () => ({ engine: engine?.name ?? null, voices, recordings: packs.languages }),
    describe: () => [
      `speech   ${engine ? `${engine.name} reads ${voices.join(', ')}` : 'no engine: install espeak-ng to have the screens read aloud'}`,
      ...problems.map((problem) => `speech   ${describeProblem(problem)}; not used`),
    ],
  }
}

/** Sound by POST only, so that no text stands in an address. */
export function speechRoutes(app: Hono, { engine, recordings }: KioskSpeech): void {
  let running = 0
  app.use(
    '/api/speech/*',
    bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, 'schema', 'too long') }),
  )

  app.post('/api/speech/say', async (c) => {
    const body = await readBody(c, sayRequest)
    if (!body.ok) return body.error
    if (!engine) return refuse(c, 'not-found', 'no speech engine on this machine')
    if (running >= MOST_AT_ONCE) return refuse(c, 'limited', 'other sentences are being spoken')
    running += 1
    try {
      const said = await engine.say({ ...body.value, signal: c.req.raw.signal })
      if (said.ok) return c.body(new Uint8Array(said.value), 200, { 'content-type': 'audio/wav' })
      return refuse(c, said.error === 'voice' ? 'not-found' : 'internal', `speech: ${said.error}`)
    } finally {
      running -= 1
    }
  })

  app.post('/api/speech/recording', async (c) => {
    const body = await readBody(c, recordingRequest)
    if (!body.ok) return body.error
    const sound = recordings.find(body.value.language, body.value.text)
    const bytes = sound && (await readFile(sound.file).catch(() => undefined))
    return sound && bytes
      ? c.body(new Uint8Array(bytes), 200, { 'content-type': sound.type })
      : refuse(c, 'not-found', 'nobody recorded this text')
  })
}
