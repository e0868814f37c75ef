import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { MaskedIdentity } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import css from './application.module.css'

/** What was read, masked: enough to know oneself, too little for who looks over the shoulder. */
export function ReadCard({ identity }: { readonly identity: MaskedIdentity }) {
  const { t } = useWords()
  return (
    <>
      <div className={css.identity}>
        <span className={css.tick}>
          <Icon name="check" size="l" />
        </span>
        <dl>
          <dt>{t('identity.name')}</dt>
          <dd data-value="name" data-private="" lang="zh-CN">
            <bdi>{identity.name}</bdi>
          </dd>
          <dt>{t('identity.number')}</dt>
          <dd className="num" data-value="number" data-private="">
            <bdi dir="ltr">{identity.number}</bdi>
          </dd>
        </dl>
      </div>
      {identity.expired && <StatusStrip tone="note">{t('identity-card.expired')}</StatusStrip>}
    </>
  )
}
