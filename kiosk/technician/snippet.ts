import type { Port } from '../../devices/core/ports.ts'

/** What was found or tried, as it would stand in kiosk.yaml. */
export type Placed =
  | { readonly device: 'idCard' | 'scanner'; readonly path: string }
  | { readonly device: 'idCard' | 'scanner' | 'receiptPrinter'; readonly tcp: string }
  | { readonly device: 'receiptPrinter'; readonly serial: string; readonly baudRate: number }
  | { readonly device: 'receiptPrinter'; readonly file: string }
  | { readonly device: 'socialCard' }
  | { readonly device: 'pagePrinter'; readonly url: string }

const DRIVERS = {
  idCard: 'sam',
  socialCard: 'pcsc',
  receiptPrinter: 'escpos',
  pagePrinter: 'ipp',
  scanner: 'serial',
} as const

/** The `devices` part of kiosk.yaml; ports by their stable names. */
export function kioskYaml(placed: readonly Placed[], ports: readonly Port[]): string {
  const lines = placed.map(({ device, ...place }) => {
    const keys = Object.entries(place).map(
      ([key, value]) =>
        `${key}: ${typeof value === 'string' ? JSON.stringify(stableName(value, ports)) : value}`,
    )
    return `  ${device}: { ${[`driver: ${DRIVERS[device]}`, ...keys].join(', ')} }`
  })
  return ['devices:', ...lines].join('\n')
}

const stableName = (name: string, ports: readonly Port[]): string =>
  ports.find((port) => port.node === name)?.stable ?? name

/** GROUP: the account of the kiosk must be in it; `dialout` and `lp` are Debian's. */
const RULES = {
  serial: { match: 'SUBSYSTEM=="tty"', group: 'dialout' },
  printer: { match: 'SUBSYSTEM=="usbmisc", KERNEL=="lp*"', group: 'lp' },
} as const

/**
 * A udev rule for each USB port in use: the kiosk may open it, and `/dev/mingli-<device>` is always this adapter, also
 * where the system makes no stable name of its own (USB printers, adapters without serial number).
 */
export function udevRules(placed: readonly Placed[], ports: readonly Port[]): string[] {
  return placed.flatMap((one) => {
    const name =
      'path' in one ? one.path : 'serial' in one ? one.serial : 'file' in one ? one.file : undefined
    const port = ports.find(({ node, stable }) => node === name || stable === name)
    if (!port?.usb) return []
    const { match, group } = RULES[port.kind]
    const { vendor, product, serial } = port.usb
    return [
      [
        match,
        `ATTRS{idVendor}=="${vendor}"`,
        `ATTRS{idProduct}=="${product}"`,
        ...(serial === undefined ? [] : [`ATTRS{serial}=="${serial}"`]),
        `SYMLINK+="mingli-${one.device}"`,
        `GROUP="${group}"`,
        'MODE="0660"',
      ].join(', '),
    ]
  })
}
