import type { DevicesFact } from '../api.ts'

/** Whether an article or a poster can be printed: on A4 paper where there is a printer for that, else on the roll. */
export const isWidePrintable = (devices: DevicesFact): boolean =>
  ['ready', 'busy'].includes(devices.pagePrinter.state) || isPrinterUsable(devices)

/** Whether paper can be asked for; what it cannot is said before it is tried. */
export const isPrinterUsable = ({ receiptPrinter }: DevicesFact): boolean =>
  !['none', 'absent', 'fault'].includes(receiptPrinter.state) && receiptPrinter.situation !== 'paperOut'
