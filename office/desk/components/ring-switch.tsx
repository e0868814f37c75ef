import type { Ring } from '../ring.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

export function RingSwitch({ ring }: { readonly ring: Ring }) {
  return (
    <div className="ring">
      <button
        type="button"
        className="button"
        role="switch"
        aria-checked={ring.on}
        data-action="ring-switch"
        title={t('today.ring.why')}
        onClick={() => ring.setOn(!ring.on)}
      >
        <Icon name={ring.on ? 'bell' : 'bell-off'} />
        {t(ring.on ? 'today.ring.on' : 'today.ring.off')}
      </button>
      {ring.on ? (
        <button type="button" className="button quiet" data-action="ring-test" onClick={ring.test}>
          <Icon name="sound" />
          {t('today.ring.test')}
        </button>
      ) : null}
      {ring.on && ring.blocked ? <p className="small">{t('today.ring.blocked')}</p> : null}
    </div>
  )
}
