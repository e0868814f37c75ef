import type { Hono } from 'hono'
import { parseReceiptQr } from '../../exchange/receipt-token.ts'
import { scannedRequest, type ScannedReceipt } from '../api.ts'
import { readBody } from './body.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import type { SessionStore } from './session-store.ts'

/**
 * Codes held before the scanner: a receipt of ours leads to its progress, anything else is refused politely. What
 * other codes say is neither passed on nor logged; they may be anybody's payment code.
 */
export function scanningRoutes(
  app: Hono,
  { sessions, hub, devices }: { sessions: SessionStore; hub: FactHub; devices: KioskDevices },
): void {
  devices.onCode((code) => {
    const fact = { type: 'CODE_SCANNED', receipt: receiptOn(code) } as const
    const holder = sessions.holder()
    // Before the first visit no page is in charge: each that listens is a page of this machine.
    if (holder === undefined) hub.tellAll(fact)
    else hub.tellPage(holder, fact)
  })

  app.post('/api/scanned', async (c) => {
    const body = await readBody(c, scannedRequest)
    return body.ok ? c.json({ receipt: receiptOn(body.value.code) }) : body.error
  })
}

const receiptOn = (code: string): ScannedReceipt => parseReceiptQr(code) ?? null
