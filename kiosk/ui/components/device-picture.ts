import type { IconName } from '../../../ui-kit/icons.ts'
import type { DeviceId } from '../../api.ts'

const ABSENT = 'plug'

/** What a situation looks like, for who reads no word; those that look like nothing get the device's own picture. */
const pictures = {
  idCard: { absent: ABSENT, liftCard: 'lift', wrongCard: 'idcard' },
  socialCard: { absent: ABSENT, pulledOut: 'lift' },
  receiptPrinter: {
    absent: ABSENT,
    offline: ABSENT,
    paperOut: 'roll',
    paperLow: 'roll',
    coverOpen: 'lid',
    cutterFault: 'blade',
    overheated: 'flame',
  },
} as const satisfies Partial<Record<DeviceId, Readonly<Record<string, IconName>>>>

const devices = {
  idCard: 'idcard',
  socialCard: 'idcard',
  receiptPrinter: 'printer',
} as const satisfies Partial<Record<DeviceId, IconName>>

export const devicePicture = (device: keyof typeof devices, situation: string): IconName => {
  const known: Readonly<Record<string, IconName>> = pictures[device]
  return known[situation] ?? devices[device]
}
