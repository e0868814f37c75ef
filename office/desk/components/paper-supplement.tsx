import { shanghaiDate } from '../../../base/clock.ts'
import type { PaperProps } from '../screens/paper.tsx'
import { civilDate } from '../format.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** 补充材料通知书: all gaps at once. Of the office it pauses nothing: the application is handed over all the same. */
export function PaperSupplement({ view, person }: PaperProps) {
  const { me } = useSession()
  const { name, address, phone, hours, aidInstitution } = me.office
  const aid = view.procedure === 'legal-aid'
  return (
    <>
      <p className="sheet-text to">{t('paper.supplement.to', person)}</p>
      <p className="sheet-text">
        {t(aid ? 'paper.supplement.text.aid' : 'paper.supplement.text', {
          date: civilDate(shanghaiDate(new Date(view.receivedAt))),
          title: view.title,
        })}
      </p>
      <blockquote className="sheet-quote">{view.supplement?.text}</blockquote>
      <p className="sheet-text">{t('paper.supplement.where', { name, address, phone, hours })}</p>
      {aid ? (
        <p className="sheet-text">{t('paper.supplement.means', { institution: aidInstitution })}</p>
      ) : null}
      <p className="sheet-sign">
        <span>{t('paper.sign.taken')}</span>
      </p>
    </>
  )
}
