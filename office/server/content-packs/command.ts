import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describeProblem } from '../../../base/yaml.ts'
import type { Clock } from '../../../base/clock.ts'
import { err, ok, unreachable, type Result } from '../../../base/result.ts'
import type { OfficeProfile } from '../../../content/office/profile-schema.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { LONGEST_PACK_FILE, packPath } from '../../../exchange/schemas/pack.ts'
import { loadKeys } from '../keys.ts'
import { openProfiles } from '../profile/profiles.ts'
import { DATABASE } from '../start.ts'
import { openStore } from '../store/open.ts'
import { newestManifests, readManifest } from './issue.ts'
import { proposedPath, shippedPaths } from './propose-path.ts'
import { changeAtOnce, type ContentError } from './proposals.ts'
import { standingFiles, type ContentChange, type ContentOffice } from './standing.ts'

interface ContentCommand {
  readonly data: string
  readonly databaseUrl: string | undefined
  readonly profile: OfficeProfile
  readonly clock: Clock
  /** `list`, `add FILE…` or `withdraw PATH`. */
  readonly words: readonly string[]
  /** With `add` of one file: where it belongs. */
  readonly as: string | undefined
}

/**
 * Content packs without a desk: whoever may read the office's keys on its own machine needs no second person, and the
 * audit log names them by their account there. Answers what is to be printed; the error is a text for the technician.
 */
export async function contentCommand(command: ContentCommand): Promise<Result<string, string>> {
  const [action, ...names] = command.words
  const wrong = wordsFault(action, names, command.as)
  if (wrong !== undefined) return err(wrong)
  const { data, databaseUrl, clock } = command
  const file = join(data, DATABASE)
  if (databaseUrl === undefined && !existsSync(file)) return err(`${file} 不存在 / there is no database`)
  const keys = await loadKeys(data, true)
  if (!keys.ok) return err(keys.error.message)
  const store = await openStore({ file, databaseUrl, officeCode: command.profile.officeCode })
  try {
    const profiles = await openProfiles(store, command.profile)
    profiles.stop()
    const { profile } = profiles.current()
    const office: ContentOffice = { store, keys: keys.value, clock, profile, profiles }
    if (action === 'list') return ok(await listed(office))
    const changes = action === 'add' ? await readFiles(office, names, command.as) : withdrawn(names)
    if (!changes.ok) return changes
    const done = await changeAtOnce(office, `命令行 ${userInfo().username}`, changes.value)
    return done.ok
      ? ok(`已发布内容包 / content pack issued  ${done.value}\n`)
      : err(explain(done.error, changes.value))
  } finally {
    await store.destroy()
  }
}

function wordsFault(action: string | undefined, names: readonly string[], as: string | undefined) {
  if (action === 'list') return names.length > 0 ? 'content list takes nothing more' : undefined
  if (action !== 'add' && action !== 'withdraw') return 'content takes list, add FILE… or withdraw PATH'
  if (names.length === 0)
    return `content ${action} needs ${action === 'add' ? 'a FILE' : 'the PATH of a file in the pack'}`
  if (as !== undefined && (action !== 'add' || names.length > 1))
    return '--as goes with content add of one FILE'
  return undefined
}

async function listed({ store, profile }: ContentOffice): Promise<string> {
  const [newest] = await newestManifests(store, 1)
  if (newest === undefined) return '还没有发布过 / nothing was issued yet\n'
  const { n, at, files } = readManifest(newest)
  const standing = await standingFiles(store, profile.officeCode)
  const lines = files.map(({ path, bytes, from }) => `${String(bytes).padStart(8)}  ${from}  ${path}`)
  const own = await store.selectFrom('contentOwn').select('path').orderBy('path').execute()
  const hidden = own.filter(({ path }) => standing.get(path)?.from !== profile.officeCode)
  return [
    `内容包 / content pack  ${n}  ${at}`,
    ...lines,
    ...hidden.map(({ path }) => `已被上级版本取代 / the office above has its own  ${path}`),
    '',
  ].join('\n')
}

async function readFiles(
  { store, profile }: ContentOffice,
  names: readonly string[],
  as: string | undefined,
): Promise<Result<ContentChange[], string>> {
  const known = [...shippedPaths(), ...(await standingFiles(store, profile.officeCode)).keys()]
  const changes: ContentChange[] = []
  for (const name of names) {
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(name))
    } catch {
      return err(`${name}: 读不出来，要 UTF-8 文本 / cannot be read as UTF-8 text`)
    }
    const path = as ?? proposedPath(name, text, known)
    if (path === undefined)
      return err(`${name}: 请用 --as 说明放在哪里 / say with --as PATH where it belongs`)
    if (path === PROFILE) return err(`${PROFILE}: 本所信息在工作台上改 / the profile is edited at the desk`)
    if (!packPath.safeParse(path).success)
      return err(`${path}: 不是内容包里的位置 / no place in a content pack`)
    if (text === '' || Buffer.byteLength(text) > LONGEST_PACK_FILE)
      return err(`${name}: 要 1 至 ${LONGEST_PACK_FILE} 字节 / 1 to ${LONGEST_PACK_FILE} bytes`)
    if (changes.some((one) => one.path === path)) return err(`${path}: 给了两次 / given twice`)
    changes.push({ path, text })
  }
  return ok(changes)
}

const withdrawn = (paths: readonly string[]): Result<ContentChange[], string> =>
  ok([...new Set(paths)].map((path) => ({ path, text: null })))

function explain(error: ContentError, changes: readonly ContentChange[]): string {
  const paths = changes.map(({ path }) => path).join(' ')
  switch (error.kind) {
    case 'faults':
      return `${error.faults.map(describeProblem).join('\n')}\n没有发布 / nothing was issued`
    case 'nothing':
      return `${paths}: 已经是这样 / stands like that already`
    case 'not-found':
      return `${paths}: 本所没有这个文件 / no file of this office's own`
    case 'stale':
      return '检查期间内容变了，请再来一次 / content changed meanwhile: try again'
    case 'second-person':
      return '要第二个人 / needs a second person'
    default:
      return unreachable(error)
  }
}
