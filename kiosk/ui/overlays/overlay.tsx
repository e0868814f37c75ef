import { unreachable } from '../../../base/result.ts'
import { useKiosk } from '../kiosk.tsx'
import { AccompanyDialog } from './accompany.tsx'
import { Call } from './call.tsx'
import { DisplayChoices } from './display.tsx'
import { Emergency } from './emergency.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { Languages } from './languages.tsx'
import { Leave } from './leave.tsx'
import { ScanRefused } from './scan-refused.tsx'

/** What lies over the page now. */
export function Overlay() {
  const { frame } = useKiosk()
  switch (frame.overlay) {
    case 'none':
      return null
    case 'idle-warning':
      return <IdleWarning />
    case 'emergency':
      return <Emergency />
    case 'languages':
      return <Languages />
    case 'display':
      return <DisplayChoices />
    case 'call':
      return <Call />
    case 'accompany':
      return <AccompanyDialog />
    case 'leave':
      return <Leave />
    case 'scan-refused':
      return <ScanRefused />
    default:
      return unreachable(frame.overlay)
  }
}
