import type { Month } from '../../server/periods/api-types.ts'
import { t } from '../words.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './notice.tsx'

const LOOK: Record<Month['state'], { tone: Tone; icon: IconName }> = {
  running: { tone: 'work', icon: 'clock' },
  open: { tone: 'new', icon: 'pen' },
  closed: { tone: 'good', icon: 'lock' },
}

export const MonthState = ({ state }: Pick<Month, 'state'>) => (
  <span className={`state tone-${LOOK[state].tone}`} data-value="state">
    <Icon name={LOOK[state].icon} />
    {t(`periods.state.${state}`)}
  </span>
)
