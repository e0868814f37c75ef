import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { PictogramName } from '../../../../ui-kit/pictograms.ts'
import { QUEUE_TOPICS, type QueueTopic } from '../../../../exchange/schemas/queue.ts'
import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { Lead, Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

const PICTURES: Readonly<Record<QueueTopic, PictogramName>> = {
  consultation: 'guide',
  'legal-aid': 'aid',
  mediation: 'mediate',
  papers: 'doc',
  other: 'person',
}
const PIGMENTS = ['shiqing', 'zhusha', 'shilv', 'zheshi', 'daizi'] as const

/** What one waits for, in one touch; the number comes next. */
export function QueueTopics({ screen }: { readonly screen: Extract<Screen, { screen: 'queue-topics' }> }) {
  const { send, boot, frame } = useKiosk()
  const { t, said } = useWords()
  if (screen.status === 'failed' && screen.reason === 'closed')
    return (
      <Page screen="queue-topics">
        <StatusStrip id="closed" tone="note" help={t('queue.failed.closed.help')}>
          {t('queue.failed.closed')}
        </StatusStrip>
        <CallStaff />
      </Page>
    )
  const away = screen.status === 'choosing' && !frame.officeReachable
  return (
    <Page screen="queue-topics">
      <Lead>{t('queue.lead')}</Lead>
      {frame.queue !== null && frame.queue.waiting > 0 && (
        <Lead>
          <b>{t('queue.now', { count: frame.queue.waiting })}</b>
        </Lead>
      )}
      {screen.status === 'taking' && <StatusStrip tone="waiting">{t('queue.taking')}</StatusStrip>}
      {away && (
        <StatusStrip id="offline" tone="trouble" help={t('queue.failed.office-unreachable.help')}>
          {t('queue.failed.office-unreachable')}
        </StatusStrip>
      )}
      {screen.status === 'failed' && (
        <Trouble
          id={`queue.failed.${screen.reason ?? 'internal'}`}
          onRetry={() => send({ type: 'RETRY_NUMBER' })}
        />
      )}
      <Shelf group>
        {QUEUE_TOPICS.map((topic, at) => (
          <LinkRow
            key={topic}
            action="take-number"
            value={topic}
            picture={PICTURES[topic]}
            pigment={PIGMENTS[at]}
            onPress={() => send({ type: 'TAKE_NUMBER', topic })}
          >
            <LinkText name={t(`queue.topic.${topic}`)} hint={t(`queue.topic.${topic}.hint`)} />
          </LinkRow>
        ))}
      </Shelf>
      <Lead>
        {t('call.hours')}　{said(boot.office.hours)}
      </Lead>
    </Page>
  )
}
