import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { LawHit } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'

const TONES = {
  current: 'good',
  'not-yet': 'note',
  superseded: 'bad',
  repealed: 'bad',
  unknown: 'note',
} as const satisfies Record<LawHit['status'], 'good' | 'note' | 'bad'>

/** Whether the text is in force, in words. */
export function LawStatus({ status }: { readonly status: LawHit['status'] }) {
  const { t } = useWords()
  return <Tag tone={TONES[status]}>{t(`law.status.${status}`)}</Tag>
}
