import type { DevicesFact } from '../api.ts'
import type { ApplicationContext } from './application-context.ts'

const isPrinterReady = ({ receiptPrinter: { state, situation } }: DevicesFact): boolean =>
  state === 'ready' && situation !== 'paperOut'

/** A printer that keeps failing must not eat the roll. */
const MOST_SELF_PRINTS = 3

/**
 * Whether the receipt that did not come out is printed now without being asked for: only when the printer has just
 * recovered, and never where it may lie there already (`unknown`).
 */
export const printsByItself = (
  { print, devices, selfPrints }: ApplicationContext,
  changed: DevicesFact,
): boolean =>
  (print.status === 'failed' || print.status === 'unavailable') &&
  selfPrints < MOST_SELF_PRINTS &&
  devices.receiptPrinter.state !== 'busy' &&
  !isPrinterReady(devices) &&
  isPrinterReady(changed)
