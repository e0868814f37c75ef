import { shownContent, type ShownContent } from '../../../exchange/schemas/pack.ts'
import type { Office } from '../context.ts'
import type { KioskRow } from '../store/kiosks.ts'

/** Keeps what a kiosk, or an office below, says that it shows. */
export async function noteShown(office: Office, kiosk: KioskRow, shown: ShownContent): Promise<void> {
  const told = JSON.stringify(shown)
  if (told === kiosk.shownContent) return
  await office.store.updateTable('kiosk').set({ shownContent: told }).where('id', '=', kiosk.id).execute()
  office.hub.tell('content')
  office.hub.tell('kiosks')
}

/** What it said last; null where it never did. */
export const shownOf = ({ shownContent: told }: Pick<KioskRow, 'shownContent'>): ShownContent | null =>
  told === null ? null : shownContent.parse(JSON.parse(told))
