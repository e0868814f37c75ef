import type { Hono } from 'hono'
import { parseReceiptQr } from '../../exchange/receipt-token.ts'
import { scannedRequest, type Fact, type ScannedReceipt } from '../api.ts'
import { readBody } from './body.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import type { SessionStore } from './session-store.ts'

/** So long a code is kept that came while the page was only being drawn: the visitor still stands there. */
const KEPT_MS = 5_000

/**
 * Codes held before the scanner: a receipt of ours leads to its progress, anything else is refused politely. What
 * other codes say is neither passed on nor logged; they may be anybody's payment code. `unheard` gives, once, the
 * code that no page listened to yet.
 */
export function scanningRoutes(
  app: Hono,
  { sessions, hub, devices, now = Date.now }: ScanningDeps,
): { readonly unheard: () => Fact[] } {
  let kept: { readonly fact: Fact; readonly at: number } | undefined
  devices.onCode((code) => {
    const fact = { type: 'CODE_SCANNED', receipt: receiptOn(code) } as const
    const holder = sessions.holder()
    const heard =
      (holder !== undefined && hub.tellPage(holder, fact)) ||
      // No page is in charge, or the one that was is gone: each that listens is a page of this machine.
      hub.tellAll(fact)
    kept = heard ? undefined : { fact, at: now() }
  })
  sessions.onWipe(() => (kept = undefined))

  app.post('/api/scanned', async (c) => {
    const body = await readBody(c, scannedRequest)
    return body.ok ? c.json({ receipt: receiptOn(body.value.code) }) : body.error
  })

  return {
    unheard: () => {
      const fresh = kept !== undefined && now() - kept.at <= KEPT_MS ? [kept.fact] : []
      kept = undefined
      return fresh
    },
  }
}

interface ScanningDeps {
  readonly sessions: SessionStore
  readonly hub: FactHub
  readonly devices: Pick<KioskDevices, 'onCode'>
  readonly now?: () => number
}

const receiptOn = (code: string): ScannedReceipt => parseReceiptQr(code) ?? null
