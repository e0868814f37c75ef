import type { Procedure } from '../../../content/engine/procedure.ts'
import type { ProgressState } from '../../../exchange/schemas/api.ts'
import { procedureWord } from '../words.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './notice.tsx'

const LOOK: Record<ProgressState, { tone: Tone; icon: IconName }> = {
  received: { tone: 'new', icon: 'inbox' },
  'in-review': { tone: 'work', icon: 'eye' },
  'handed-over': { tone: 'away', icon: 'forward' },
  given: { tone: 'good', icon: 'check' },
  'not-given': { tone: 'stop', icon: 'minus' },
  accepted: { tone: 'good', icon: 'check' },
  scheduled: { tone: 'good', icon: 'clock' },
  assigned: { tone: 'good', icon: 'person' },
  agreed: { tone: 'good', icon: 'check' },
  failed: { tone: 'stop', icon: 'minus' },
  answered: { tone: 'good', icon: 'check' },
  closed: { tone: 'done', icon: 'lock' },
  withdrawn: { tone: 'done', icon: 'undo' },
}

/** The state as word, icon and colour: never colour alone. */
export const StateBadge = ({
  procedure,
  state,
}: {
  readonly procedure: Procedure
  readonly state: ProgressState
}) => (
  <span className={`state tone-${LOOK[state].tone}`} data-state={state}>
    <Icon name={LOOK[state].icon} />
    {procedureWord(procedure, `state.${state}`)}
  </span>
)

export const stateIcon = (state: ProgressState): IconName => LOOK[state].icon
