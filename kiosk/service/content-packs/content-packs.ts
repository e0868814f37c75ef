import { join } from 'node:path'
import type { Logger } from '../../../base/log-registry.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { describeProblem, type YamlProblem } from '../../../base/yaml.ts'
import type { Content } from '../../../content/load.ts'
import type { ExchangeClient } from '../../../exchange/client.ts'
import type { PackManifest, ShownContent } from '../../../exchange/schemas/pack.ts'
import { liveContent } from './live-content.ts'
import type { PackStore, PackTrust, Shown } from './pack-store.ts'
import type { ShowFailure } from './read-pack.ts'

type PackSource = Pick<ExchangeClient, 'pack' | 'packFile'>

/** What this kiosk shows, and how the office replaces it while the kiosk runs. */
export interface ContentPacks {
  /** Always that of now. */
  readonly content: Content
  /** Where the law content is read from, where a pack has answers; undefined: from where it came with the software. */
  readonly lawFolder: () => string | undefined
  /** For the desk, with each sign of life. */
  readonly told: () => ShownContent
  /** The office has a pack of this number: it is fetched, and shown once nobody stands before the kiosk. */
  readonly offered: (n: number | null, office: PackSource) => Promise<void>
  /** Nobody stands before the kiosk: what waits is shown, by the end if nobody came meanwhile. */
  readonly idle: () => Promise<void>
  /** Called when another pack is shown than before; its content may say the same (`version`). */
  readonly onShown: (listener: (before: Shown, now: Shown) => void) => void
}

export interface ContentPackDeps {
  readonly store: PackStore
  /** Of the enrolment, as it is now. */
  readonly trust: () => PackTrust | undefined
  readonly log: Logger
  /** Whether a visit is running: then everything stays as it is. */
  readonly visited: () => boolean
}

const MOST_FAULTS = 3
const LONGEST_PROBLEM = 500

/** Which answers a pack has; empty for none. */
export const answersOf = (pack: PackManifest | null): string =>
  (pack?.files ?? [])
    .filter(({ path }) => path.startsWith('answers/'))
    .map(({ path, sha256 }) => `${path} ${sha256}`)
    .join('\n')

/**
 * Begins with the pack that is held, or with what came with the software where there is none or this software has no
 * place for it. The error is about what came with the software.
 */
export function openContentPacks(deps: ContentPackDeps): Result<ContentPacks, readonly YamlProblem[]> {
  const { store, log } = deps
  let refused: ShownContent['refused'] = null
  /** Of the refused one: no other attempt changes that. */
  let hopeless: number | undefined
  let waiting: PackManifest | undefined
  /** What waits, as it was read. */
  let ready: Shown | undefined
  let fetching = false
  let reading = false
  const listeners: ((before: Shown, now: Shown) => void)[] = []

  const first = begin()
  if (!first.ok)
    return err(first.error.kind === 'faulty' ? first.error.problems : [unreadable(codeOf(first.error))])
  let shown = first.value
  store.sweep(shown)
  const live = liveContent(shown.content)

  function begin(): Result<Shown, ShowFailure> {
    const held = store.held(deps.trust())
    const withPack = held && store.begin(held)
    if (withPack?.ok) return withPack
    if (withPack) refuse(held, withPack.error)
    return store.begin(null)
  }

  function refuse({ n }: PackManifest, failure: ShowFailure): void {
    const problem =
      failure.kind !== 'faulty'
        ? `disk: ${codeOf(failure)}`
        : failure.problems.slice(0, MOST_FAULTS).map(describeProblem).join('\n').slice(0, LONGEST_PROBLEM)
    refused = { n, problem }
    if (failure.kind === 'faulty') hopeless = n
    log.warn('content.pack', { n, outcome: failure.kind })
  }

  /** Of the office that counts: the number of what is shown, or waits to be. */
  function newest(): number {
    const pack = waiting ?? shown.pack
    return pack?.officeCode === deps.trust()?.officeCode ? (pack?.n ?? 0) : 0
  }

  async function fetch(source: PackSource): Promise<void> {
    const pack = await source.pack()
    // An old one is never taken again: whoever kept it must not bring it back.
    if (!pack.ok || pack.value.n <= newest()) return
    const missing = await store.missing(pack.value)
    for (const sha256 of missing) {
      const text = await source.packFile(sha256)
      if (!text.ok) return
      const kept = store.keep(sha256, text.value)
      if (!kept.ok) return refuse(pack.value, kept.error)
    }
    const { n, files } = pack.value
    log.info('content.pack', { n, outcome: 'fetched', files: files.length, fetched: missing.length })
    waiting = pack.value
    ready = undefined
    await showWaiting()
  }

  async function showWaiting(): Promise<void> {
    if (reading) return
    reading = true
    try {
      // A newer one may come while one is read.
      while (waiting && !deps.visited()) {
        const pack = waiting
        if (ready?.pack !== pack) await read(pack)
        if (waiting !== pack || deps.visited()) continue
        waiting = undefined
        if (ready) replaceBy(ready, pack)
        ready = undefined
      }
    } finally {
      reading = false
    }
  }

  /** Leaves in `ready` what can be shown. */
  async function read(pack: PackManifest): Promise<void> {
    const next = await store.show(pack, shown)
    ready = next.ok ? next.value : undefined
    // Swept away while a newer pack was being fetched, or lost on the disk: the next sign of life brings it again.
    if (!next.ok && next.error.kind !== 'missing') refuse(pack, next.error)
    if (!next.ok && waiting === pack) waiting = undefined
  }

  function replaceBy(next: Shown, pack: PackManifest): void {
    const held = store.hold(pack)
    if (!held.ok) return refuse(pack, held.error)
    const before = shown
    shown = next
    refused = null
    live.replace(shown.content)
    log.info('content.shown', { n: pack.n, version: shown.content.version })
    for (const listener of listeners) listener(before, shown)
    store.sweep(shown)
  }

  return ok({
    content: live.content,
    lawFolder: () => (answersOf(shown.pack) === '' ? undefined : join(shown.room, 'laws')),
    told: () => ({ version: shown.content.version, pack: shown.pack?.n ?? null, refused }),
    offered: async (n, source) => {
      if (n === null || n <= newest() || n === hopeless || fetching) return
      fetching = true
      try {
        await fetch(source)
      } finally {
        fetching = false
      }
    },
    idle: showWaiting,
    onShown: (listener) => void listeners.push(listener),
  })
}

const codeOf = (failure: Exclude<ShowFailure, { kind: 'faulty' }>): string =>
  failure.kind === 'disk' ? failure.code : 'ENOENT'

const unreadable = (code: string): YamlProblem => ({ file: 'content', line: 1, field: '', message: code })
