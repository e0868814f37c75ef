import type { QueueRow } from '../../server/queue/api-types.ts'
import { languageName } from '../format.ts'
import { t } from '../words.ts'

/** What somebody came for, and in which language they took the number, where it was not Chinese. */
export const TicketTopic = ({ ticket: { topic, language } }: { readonly ticket: QueueRow }) => (
  <>
    {t(`queue.topic.${topic}`)}
    {language === 'zh-CN' ? null : (
      <span className="queue-language">{t('queue.language', { language: languageName(language) })}</span>
    )}
  </>
)
