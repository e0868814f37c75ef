import type { Kiosk } from '../../server/desk-api-types.ts'
import { t } from '../words.ts'
import { Notice } from './notice.tsx'

/** Envelopes that a kiosk numbered and that never came: an application may be missing. */
export function GapAlarm({ kiosks }: { readonly kiosks: readonly Kiosk[] }) {
  const lines = kiosks.flatMap((kiosk) =>
    kiosk.gaps.map(({ from, to }) =>
      t(from === to ? 'gap.line.one' : 'gap.line', { kiosk: kiosk.name, from, to, count: to - from + 1 }),
    ),
  )
  if (lines.length === 0) return null
  return (
    <div data-alarm="seq-gap">
      <Notice
        tone="stop"
        icon="warn"
        alert
        title={t('gap.title')}
        lines={[...lines, t('gap.safe'), t('gap.do')]}
      />
    </div>
  )
}
