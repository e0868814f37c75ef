import { startKiosk, waitFor, type KioskProcess } from '../../support/kiosk-process.ts'

const BUILD_LIMIT_MS = 90_000

/**
 * A kiosk whose page is built and whose laws are open: neither the build of changed sources nor the first seconds of the
 * service's own start are part of what is measured here.
 */
export async function startBuiltKiosk(): Promise<KioskProcess> {
  const kiosk = await startKiosk()
  await waitFor('the built page', async () => (await fetch(kiosk.origin)).ok, BUILD_LIMIT_MS)
  await waitFor('the laws', async () => {
    const health = (await (await kiosk.get('/health')).json()) as { laws: { source: string } | null }
    return Boolean(health.laws)
  })
  return kiosk
}
