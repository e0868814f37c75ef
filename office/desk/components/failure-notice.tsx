import type { Failure } from '../client.ts'
import { duration } from '../format.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

/** A failure in three sentences: what happened, what is safe, what to do; and a way to try again. */
export function FailureNotice({
  failure,
  onRetry,
}: {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
}) {
  const { kind } = failure
  const wait = duration(failure.retryAfterSeconds ?? 60)
  return (
    <Notice
      tone="stop"
      icon="warn"
      alert
      title={t(`error.${kind}.what`)}
      lines={[t(`error.${kind}.safe`), t(`error.${kind}.do`, { wait })]}
    >
      {onRetry ? (
        <button type="button" className="button" data-action="retry" onClick={onRetry}>
          <Icon name="undo" />
          {t('action.retry')}
        </button>
      ) : null}
    </Notice>
  )
}
