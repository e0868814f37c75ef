import { FailureNotice } from '../components/failure-notice.tsx'
import { Notice } from '../components/notice.tsx'
import type { Failure } from '../client.ts'
import { t } from '../words.ts'

/** Why it was not done; that a colleague was quicker is no fault. */
export const QueueFailure = ({ failure }: { readonly failure: Failure }) =>
  failure.kind === 'conflict' ? (
    <Notice tone="new" icon="warn" alert title={t('queue.taken')} lines={[t('queue.taken.do')]} />
  ) : (
    <FailureNotice failure={failure} />
  )
