import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listPorts } from './ports.ts'

/** A piece of sysfs as a kernel shows it: a USB adapter, a board's own port, an unused slot, a terminal, a printer. */
function machine(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'mingli-ports-'))
  const file = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), `${text}\n`)
  }
  const link = (name: string, to: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    symlinkSync(to.startsWith('/') ? path.join(root, to) : to, path.join(root, name))
  }
  const usb = 'sys/devices/pci/usb1/1-2'
  file(`${usb}/idVendor`, '1a86')
  file(`${usb}/idProduct`, '7523')
  file(`${usb}/product`, 'USB Serial')
  file(`${usb}/1-2:1.0/ttyUSB0/dev`, '188:0')
  link('sys/class/tty/ttyUSB0/device', `/${usb}/1-2:1.0/ttyUSB0`)
  file('sys/devices/pnp/00:01/id', 'PNP0501')
  file('sys/class/tty/ttyS0/type', '4')
  link('sys/class/tty/ttyS0/device', '/sys/devices/pnp/00:01')
  file('sys/class/tty/ttyS1/type', '0')
  link('sys/class/tty/ttyS1/device', '/sys/devices/pnp/00:01')
  file('sys/class/tty/tty1/dev', '4:1')
  const printer = 'sys/devices/pci/usb1/1-3'
  file(`${printer}/idVendor`, '04b8')
  file(`${printer}/idProduct`, '0e15')
  file(`${printer}/serial`, 'X0001')
  file(`${printer}/1-3:1.0/bInterfaceClass`, '07')
  link('sys/class/usbmisc/lp0/device', `/${printer}/1-3:1.0`)
  file('sys/class/usbmisc/hiddev0/dev', '180:96')
  link('dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', '../../ttyUSB0')
  return root
}

test.skipIf(process.platform !== 'linux')(
  'ports with something behind them, by names that stay',
  async () => {
    expect(await listPorts(machine())).toEqual([
      { kind: 'serial', node: '/dev/ttyS0', stable: '/dev/ttyS0' },
      {
        kind: 'serial',
        node: '/dev/ttyUSB0',
        stable: '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0',
        about: 'USB Serial',
        usb: { vendor: '1a86', product: '7523' },
      },
      {
        kind: 'printer',
        node: '/dev/usb/lp0',
        stable: '/dev/usb/lp0',
        usb: { vendor: '04b8', product: '0e15', serial: 'X0001' },
      },
    ])
  },
)

test('a machine without any has none', async () => {
  expect(await listPorts(mkdtempSync(path.join(tmpdir(), 'mingli-ports-')))).toEqual([])
})
