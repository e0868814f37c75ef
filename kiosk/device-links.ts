import type { LinkConfig } from '../devices/core/link.ts'
import { BAUD_RATES, type DevicesConfig } from './config.ts'

/** Where a configured device hangs; the schema has seen to it that exactly one way is given. */
type Configured<Id extends keyof DevicesConfig, Driver> = Extract<
  DevicesConfig[Id],
  { readonly driver: Driver }
>

/** `baudRates`: the speeds to try in turn, where none is given. */
export function idCardLink({ path, tcp, baudRate }: Configured<'idCard', 'sam'>): {
  readonly link: LinkConfig
  readonly baudRates?: readonly number[]
} {
  if (path === undefined) return { link: { tcp: tcp! } }
  return baudRate === 'auto'
    ? { link: { tty: path, baudRate: BAUD_RATES[0] }, baudRates: BAUD_RATES }
    : { link: { tty: path, baudRate } }
}

export function receiptPrinterLink(config: Configured<'receiptPrinter', 'escpos'>): LinkConfig {
  const { tcp, serial, baudRate, file } = config
  if (tcp !== undefined) return { tcp }
  return serial === undefined ? { file: file! } : { tty: serial, baudRate }
}

/** The address of the A4 printer; CUPS listens on this machine (RFC 3510 for the scheme). */
export const pagePrinterUrl = (
  config: Configured<'pagePrinter', 'cups'> | Configured<'pagePrinter', 'ipp'>,
): string =>
  config.driver === 'ipp' ? config.url : `ipp://localhost:631/printers/${encodeURIComponent(config.queue)}`

export const scannerLink = ({ path, tcp, baudRate }: Configured<'scanner', 'serial'>): LinkConfig =>
  path === undefined ? { tcp: tcp! } : { tty: path, baudRate }
