import { fileURLToPath } from 'node:url'
import { buildPage } from './service/page-build.ts'

/** `npm run build`: both pages, where their sources changed. */
const root = fileURLToPath(new URL('..', import.meta.url))
for (const page of ['kiosk', 'desk'] as const) {
  const result = await buildPage(root, page)
  if (!result.ok) {
    process.stderr.write(`${result.error}\n`)
    process.exit(1)
  }
  process.stdout.write(`${page}: ${result.value.outcome} (${result.value.ms} ms)\n`)
}
