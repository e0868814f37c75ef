import { PROFILE } from '../../../content/packs/profile-file.ts'
import type { LocalFigureFile } from '../../../content/rules/local-figure-schema.ts'
import type { PackManifest } from '../../../exchange/schemas/pack.ts'
import type { Office } from '../context.ts'
import { DESK_STATION } from '../ledgers/numbers.ts'
import type { ContentView } from './api-types.ts'
import { figuresView, proposedFigures } from './figures.ts'
import { aboveState } from './from-above.ts'
import { newestManifests, readManifest } from './issue.ts'
import { shippedPaths } from './propose-path.ts'
import { readChanges } from './proposals.ts'
import { shownOf } from './shown.ts'

/** All that the desk shows about content packs. */
export async function contentViewOf(office: Office): Promise<ContentView> {
  const [newest, before] = (await newestManifests(office.store, 2)).map(readManifest)
  const files = await filesOf(office, newest)
  const shipped = shippedPaths()
  return {
    pack: newest
      ? {
          n: newest.n,
          at: newest.at,
          changes: before ? changesBetween(before, newest, new Set(shipped)) : [],
        }
      : null,
    files,
    figures: await figuresView(office),
    waiting: await waitingIn(office, new Set([...shipped, ...files.map(({ path }) => path)])),
    above: await aboveState(office.store),
    receivers: await receiversOf(office),
    paths: [...new Set([...shipped, ...files.map(({ path }) => path)])]
      .filter((path) => path !== PROFILE)
      .toSorted(),
  }
}

type Change = NonNullable<ContentView['pack']>['changes'][number]

/** `shipped`: what a pack puts in the place of content that came with the software is a change of it. */
function changesBetween(before: PackManifest, newest: PackManifest, shipped: ReadonlySet<string>): Change[] {
  const was = new Map(before.files.map(({ path, sha256 }) => [path, sha256]))
  const is = new Map(newest.files.map(({ path, sha256 }) => [path, sha256]))
  return [
    ...newest.files.flatMap(({ path, sha256 }): Change[] =>
      was.get(path) === sha256
        ? []
        : [{ path, change: was.has(path) || shipped.has(path) ? 'changed' : 'added' }],
    ),
    ...before.files.flatMap(({ path }): Change[] => (is.has(path) ? [] : [{ path, change: 'removed' }])),
  ]
}

async function filesOf(office: Office, newest: PackManifest | undefined): Promise<ContentView['files']> {
  const { store, profile, profiles } = office
  const own = await store
    .selectFrom('contentOwn')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentOwn.sha256')
    .select([
      'contentOwn.path',
      'contentOwn.sha256',
      'contentFile.bytes',
      'contentOwn.addedBy',
      'contentOwn.releasedBy',
      'contentOwn.at',
    ])
    .execute()
  const above = await store
    .selectFrom('contentAbove')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentAbove.sha256')
    .select(['contentAbove.path', 'contentAbove.sha256', 'contentFile.bytes', 'contentAbove.fromOffice'])
    .execute()
  const hidden = new Set(above.map(({ path }) => path))
  const { at, by } = profiles.current()
  const entry = newest?.files.find(({ path }) => path === PROFILE)
  const from = profile.officeCode
  return [
    ...(entry
      ? [
          {
            ...entry,
            origin: 'profile' as const,
            addedBy: by,
            releasedBy: null,
            at,
            superseded: false,
          },
        ]
      : []),
    ...own.map((file) => ({
      ...file,
      from,
      origin: 'own' as const,
      superseded: hidden.has(file.path),
    })),
    ...above.map(({ fromOffice, ...file }) => ({
      ...file,
      from: fromOffice,
      origin: 'above' as const,
      addedBy: null,
      releasedBy: null,
      at: null,
      superseded: false,
    })),
  ].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

async function waitingIn({ store }: Office, known: ReadonlySet<string>): Promise<ContentView['waiting']> {
  const rows = await store
    .selectFrom('contentProposal')
    .select(['id', 'at', 'by', 'changes'])
    .where('state', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .execute()
  const proposed = rows.map((row) => ({ ...row, changes: readChanges(row.changes) }))
  const figures = await proposedFigures(
    store,
    proposed.flatMap(({ changes }) => changes),
  )
  return proposed.map((row) => ({
    ...row,
    changes: row.changes.map(({ path, sha256 }) => ({
      path,
      sha256,
      figure: figureOf(sha256 === null ? undefined : figures.get(sha256)),
      change: sha256 === null ? 'removed' : known.has(path) ? 'changed' : 'added',
    })),
  }))
}

const figureOf = (file: LocalFigureFile | undefined) =>
  file ? { id: file.id, place: file.place['zh-CN'], values: file.values } : null

async function receiversOf({ store }: Office): Promise<ContentView['receivers']> {
  const rows = await store
    .selectFrom('kiosk')
    .select(['id', 'name', 'childOffice', 'lastSeenAt', 'shownContent'])
    .where('revokedAt', 'is', null)
    .where('id', '!=', DESK_STATION)
    .orderBy('enrolledAt')
    .execute()
  return rows.map(({ id, name, childOffice, lastSeenAt, shownContent }) => ({
    id,
    name,
    kind: childOffice === null ? ('kiosk' as const) : ('office' as const),
    lastSeenAt,
    shown: shownOf({ shownContent }),
  }))
}
