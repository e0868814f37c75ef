import type { DevicesFact } from '../api.ts'

/** Whether there is an A4 printer that takes something. */
export const isPagePrinterUsable = ({ pagePrinter }: DevicesFact): boolean =>
  ['ready', 'busy'].includes(pagePrinter.state)

/** Whether an article or a poster can be printed: on A4 paper where there is a printer for that, else on the roll. */
export const isWidePrintable = (devices: DevicesFact): boolean =>
  isPagePrinterUsable(devices) || isPrinterUsable(devices)

/** Whether paper can be asked for; what it cannot is said before it is tried. */
export const isPrinterUsable = ({ receiptPrinter }: DevicesFact): boolean =>
  !['none', 'absent', 'fault'].includes(receiptPrinter.state) && receiptPrinter.situation !== 'paperOut'
