import type { DevicesFact } from '../api.ts'

/** Whether paper can be asked for; what it cannot is said before it is tried. */
export const isPrinterUsable = ({ receiptPrinter }: DevicesFact): boolean =>
  !['none', 'absent', 'fault'].includes(receiptPrinter.state) && receiptPrinter.situation !== 'paperOut'
