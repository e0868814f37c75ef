import type { KioskCondition } from '../judgements.ts'
import { t } from '../words.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './notice.tsx'

const LOOK: Record<KioskCondition, { tone: Tone; icon: IconName }> = {
  online: { tone: 'good', icon: 'check' },
  troubled: { tone: 'stop', icon: 'warn' },
  silent: { tone: 'stop', icon: 'warn' },
  never: { tone: 'new', icon: 'clock' },
  revoked: { tone: 'done', icon: 'minus' },
}

export const KioskState = ({ condition }: { readonly condition: KioskCondition }) => (
  <span className={`state tone-${LOOK[condition].tone}`} data-state={condition}>
    <Icon name={LOOK[condition].icon} />
    {t(`kiosks.state.${condition}`)}
  </span>
)
