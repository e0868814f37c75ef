import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { parseJson } from '../../base/json.ts'
import { runFile } from '../../kiosk/run-file.ts'
import { newDataDirectory, startKiosk, waitFor } from '../support/kiosk-process.ts'

const ORDER = '01a2188d-baef-7aa5-b4fb-e0cb48ee1f68'

// Half a minute passes before a kiosk takes nobody to stand before it.
test.runIf(process.env['LONG'])(
  'a restart ordered at the desk: the same process starts anew, once, and the office hears of it',
  async () => {
    const data = newDataDirectory()
    const kiosk = await startKiosk({ data })
    const before = kiosk.run
    const office = new DatabaseSync(join(data, 'office/office.sqlite'))
    office.exec('PRAGMA busy_timeout=5000')
    office
      .prepare(`UPDATE kiosk SET restart_id = ?, restart_ordered_at = ? WHERE id != 'desk'`)
      .run(ORDER, '2026-11-26T02:00:00.000Z')
    // A change of a device brings the next sign of life at once.
    await kiosk.post('/bench/api/situation', { device: 'receiptPrinter', situation: 'paperLow' })
    const doneAt = await waitFor(
      'the office to hear of it',
      () => {
        const row = office.prepare(`SELECT restarted_at AS at FROM kiosk WHERE restart_id = ?`).get(ORDER)
        return typeof row?.['at'] === 'string' ? row['at'] : undefined
      },
      120_000,
    )
    expect(doneAt).toMatch(/^\d{4}-/)
    const after = runFile.parse(parseJson(readFileSync(join(data, 'run.json'), 'utf8')))
    expect(after.pid).toBe(before.pid)
    expect(after.kioskUrl).not.toBe(before.kioskUrl)
    office.close()
    await kiosk.stop()
  },
  200_000,
)
