import type { Channel } from '../../../exchange/schemas/report.ts'
import type { IconName } from './icon.tsx'

export const WAY_ICON: Readonly<Record<Channel, IconName>> = {
  kiosk: 'kiosk',
  desk: 'person',
  phone: 'phone',
}
