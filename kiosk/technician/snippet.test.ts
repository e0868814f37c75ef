import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Port } from '../../devices/core/ports.ts'
import { kioskYaml, udevRules, type Placed } from './snippet.ts'

const ports: Port[] = [
  {
    kind: 'serial',
    node: '/dev/ttyUSB0',
    stable: '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0',
    usb: { vendor: '1a86', product: '7523' },
  },
  {
    kind: 'printer',
    node: '/dev/usb/lp0',
    stable: '/dev/usb/lp0',
    usb: { vendor: '04b8', product: '0e15', serial: 'X0001' },
  },
]
const placed: Placed[] = [
  { device: 'idCard', path: '/dev/ttyUSB0' },
  { device: 'socialCard' },
  { device: 'receiptPrinter', file: '/dev/usb/lp0' },
  { device: 'scanner', tcp: '[::1]:4001' },
]

test('the snippet is what kiosk.yaml takes, by stable names', () => {
  expect(parse(kioskYaml(placed, ports))).toEqual({
    devices: {
      idCard: { driver: 'sam', path: '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0' },
      socialCard: { driver: 'pcsc' },
      receiptPrinter: { driver: 'escpos', file: '/dev/usb/lp0' },
      scanner: { driver: 'serial', tcp: '[::1]:4001' },
    },
  })
})

test('a rule for each USB port in use', () => {
  expect(udevRules(placed, ports)).toEqual([
    'SUBSYSTEM=="tty", ATTRS{idVendor}=="1a86", ATTRS{idProduct}=="7523", SYMLINK+="mingli-idCard", GROUP="dialout", MODE="0660"',
    'SUBSYSTEM=="usbmisc", KERNEL=="lp*", ATTRS{idVendor}=="04b8", ATTRS{idProduct}=="0e15", ATTRS{serial}=="X0001", SYMLINK+="mingli-receiptPrinter", GROUP="lp", MODE="0660"',
  ])
})
