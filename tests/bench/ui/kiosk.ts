import { startKiosk, waitFor, type KioskProcess } from '../../support/kiosk-process.ts'

const BUILD_LIMIT_MS = 90_000

/** A kiosk whose page is built: the build of changed sources is no part of what is measured here. */
export async function startBuiltKiosk(): Promise<KioskProcess> {
  const kiosk = await startKiosk()
  await waitFor('the built page', async () => (await fetch(kiosk.origin)).ok, BUILD_LIMIT_MS)
  return kiosk
}
