import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Dependency } from './dependencies.ts'

/** Rooms of an installed machine, and what of them only makes the pages or tries them out. */
const ROOMS = ['base', 'content', 'devices', 'exchange', 'kiosk', 'office'] as const
const NOT_INSTALLED = [
  /^kiosk\/(ui|session|supervisor|build\.ts)(\/|$)/,
  /^office\/desk\//,
  /\.(test|example)\.tsx?$/,
  /(^|\/)(test-[^/]+\.ts|tests?|fixtures|__snapshots__)(\/|$)/,
  /\.(snap|tsx|md)$/,
]

/** Files of the program itself by their path from the root, sorted; `dist` is what was built of the pages. */
export const programFiles = (root: string): readonly string[] => [
  ...ROOMS.flatMap((room) => filesUnder(root, room)).filter(
    (file) => !NOT_INSTALLED.some((pattern) => pattern.test(file)),
  ),
  ...['dist/kiosk', 'dist/desk'].flatMap((folder) => filesUnder(root, folder)),
]

/** What a package brings for people and for other machines than this one. */
const NEEDLESS = [
  /\.(md|markdown|map|ts|mts|cts|flow)$/i,
  // Only at the top: deeper down a folder of such a name may be the program (yaml has `dist/doc`).
  /^(@[^/]+\/)?[^/]+\/(tests?|__tests__|examples?|docs?|\.github|benchmarks?)\//,
  /^lxgw-wenkai-screen-web\/(?!lxgwwenkaigbscreen\/|package\.json|.*licen)/i,
]
const KEPT = /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i

/** Files of a production package. */
export function packageFiles(root: string, { folder, name }: Dependency, target: string): readonly string[] {
  return filesUnder(root, folder, 'node_modules').filter((file) => {
    const inside = `${name}/${file.slice(folder.length + 1)}`
    if (KEPT.test(inside)) return true
    const prebuilt = /(^|\/)prebuilds\/([^/]+)\//.exec(inside)?.[2]
    if (prebuilt !== undefined && prebuilt !== target) return false
    return !NEEDLESS.some((pattern) => pattern.test(inside))
  })
}

/** All files below, as paths from the root, sorted by code unit so that every machine sorts alike. */
function filesUnder(root: string, folder: string, except?: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return entry.name === except ? [] : filesUnder(root, path, except)
      return entry.isFile() ? [path] : []
    })
}
