import type { Kiosk } from '../../server/desk-api-types.ts'
import { tOr } from '../words.ts'
import { Icon } from './icon.tsx'

/** What ails the devices of a kiosk, and what to do about it. */
export function Troubles({ kiosk }: { readonly kiosk: Kiosk }) {
  if (kiosk.troubles.length === 0) return null
  return (
    <ul className="stack tight">
      {kiosk.troubles.map(({ device, situation }) => (
        <li key={device} data-trouble={`${device}.${situation}`}>
          <Icon name="warn" /> {tOr(`kiosks.trouble.${device}.${situation}`, FALLBACKS[device] ?? FALLBACK)}
        </li>
      ))}
    </ul>
  )
}

const FALLBACK = 'kiosks.trouble'
const FALLBACKS: Readonly<
  Record<string, `kiosks.trouble.${'idCard' | 'socialCard' | 'receiptPrinter' | 'pagePrinter' | 'scanner'}`>
> = {
  idCard: 'kiosks.trouble.idCard',
  socialCard: 'kiosks.trouble.socialCard',
  receiptPrinter: 'kiosks.trouble.receiptPrinter',
  pagePrinter: 'kiosks.trouble.pagePrinter',
  scanner: 'kiosks.trouble.scanner',
}
