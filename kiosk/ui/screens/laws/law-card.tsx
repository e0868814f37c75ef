import { LinkRow } from '../../../../ui-kit/components/link-row.tsx'
import type { LawVersion } from '../../../api.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

/** A whole law, to open at its contents. */
export function LawCard({ law }: { readonly law: LawVersion }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <LinkRow
      action="open-law"
      value={law.id}
      icon="book"
      tone="law"
      onPress={() => send({ type: 'OPEN_CONTENTS', id: law.id, path: [] })}
    >
      <b className={css.lawName} lang="zh-CN" dir="ltr">
        《{law.law}》
      </b>
      <span className={css.facts}>
        <LawStatus status={law.status} /> {t('law-search.open-law')}
      </span>
    </LinkRow>
  )
}
