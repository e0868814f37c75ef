import type { DevicesFact } from '../api.ts'

/** Whether paper can be asked for; what it cannot is said before it is tried. */
/** Whether an article can be: on A4 paper where there is a printer for that, else on the roll. */
export const isArticlePrintable = (devices: DevicesFact): boolean =>
  ['ready', 'busy'].includes(devices.pagePrinter.state) || isPrinterUsable(devices)

export const isPrinterUsable = ({ receiptPrinter }: DevicesFact): boolean =>
  !['none', 'absent', 'fault'].includes(receiptPrinter.state) && receiptPrinter.situation !== 'paperOut'
