import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** A port that a device may hang at. */
export interface Port {
  readonly kind: 'serial' | 'printer'
  /** As the system numbers it: changes with every plugging in. */
  readonly node: string
  /** A name that stays; `node` where the system gives none. */
  readonly stable: string
  /** What the adapter says of itself, for a person. */
  readonly about?: string
  /** For a udev rule; only USB has them. */
  readonly usb?: { readonly vendor: string; readonly product: string; readonly serial?: string }
}

/**
 * Serial ports and USB printers of this machine, read from sysfs. Not by serialport's own list: on Linux that starts
 * `udevadm`, and where it is missing the error cannot be caught and ends the process. `root` is for tests.
 */
export async function listPorts(root = '/'): Promise<Port[]> {
  if (process.platform !== 'linux') return listElsewhere()
  const byId = stableNames(path.join(root, 'dev/serial/by-id'))
  const serial = names(path.join(root, 'sys/class/tty'))
    .filter((name) => isHardware(path.join(root, 'sys/class/tty', name)))
    .map((name) => port('serial', `/dev/${name}`, path.join(root, 'sys/class/tty', name), byId))
  const printers = names(path.join(root, 'sys/class/usbmisc'))
    .filter((name) => name.startsWith('lp'))
    .map((name) => port('printer', `/dev/usb/${name}`, path.join(root, 'sys/class/usbmisc', name), byId))
  return [...serial, ...printers]
}

function port(kind: Port['kind'], node: string, entry: string, byId: ReadonlyMap<string, string>): Port {
  const usb = usbAbove(entry)
  const said = usb && [text(usb, 'manufacturer'), text(usb, 'product')].filter(Boolean).join(' ')
  const serial = usb && text(usb, 'serial')
  return {
    kind,
    node,
    stable: byId.get(path.basename(node)) ?? node,
    ...(said ? { about: said } : {}),
    ...(usb
      ? {
          usb: {
            vendor: text(usb, 'idVendor') ?? '',
            product: text(usb, 'idProduct') ?? '',
            ...(serial === undefined ? {} : { serial }),
          },
        }
      : {}),
  }
}

/** Virtual terminals have no device behind them, unused serial8250 slots have type 0. */
function isHardware(entry: string): boolean {
  return existsSync(path.join(entry, 'device')) && text(entry, 'type') !== '0'
}

/** The USB device that a tty or printer belongs to: the nearest directory above with a vendor. */
function usbAbove(entry: string): string | undefined {
  const device = path.join(entry, 'device')
  if (!existsSync(device)) return undefined
  for (let at = realpathSync(device); at !== path.dirname(at); at = path.dirname(at))
    if (existsSync(path.join(at, 'idVendor'))) return at
  return undefined
}

/** `ttyUSB0` → `/dev/serial/by-id/usb-…`. */
function stableNames(directory: string): Map<string, string> {
  return new Map(
    names(directory).map((name) => [
      path.basename(readlinkSync(path.join(directory, name))),
      `/dev/serial/by-id/${name}`,
    ]),
  )
}

const names = (directory: string): string[] =>
  existsSync(directory) ? readdirSync(directory).toSorted() : []

function text(directory: string, file: string): string | undefined {
  try {
    return readFileSync(path.join(directory, file), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

async function listElsewhere(): Promise<Port[]> {
  const { SerialPort } = await import('serialport')
  return (await SerialPort.list()).map(({ path: node, manufacturer }) => ({
    kind: 'serial' as const,
    node,
    stable: node,
    ...(manufacturer === undefined ? {} : { about: manufacturer }),
  }))
}
