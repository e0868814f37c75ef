import { shanghaiMinute } from '../../../base/clock.ts'
import type { PaperProps } from '../screens/paper.tsx'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** 转交函 to the legal-aid institution, with every time that may count as the day of receipt: the earliest does. */
export function PaperHandOver({ view, person }: PaperProps) {
  const { me } = useSession()
  const handed = view.timeline.findLast(({ state }) => state === 'handed-over')
  const times = [
    ['paper.hand-over.received', shanghaiMinute(new Date(view.receivedAt))],
    ['paper.hand-over.handed', handed ? shanghaiMinute(new Date(handed.at)) : ''],
    ['paper.hand-over.taken', ''],
  ] as const
  return (
    <>
      <p className="sheet-text to">{t('paper.hand-over.to', { institution: me.office.aidInstitution })}</p>
      <p className="sheet-text">{t('paper.hand-over.text', { ...person, title: view.title })}</p>
      <table className="sheet-table">
        <tbody>
          {times.map(([id, time]) => (
            <tr key={id}>
              <th scope="row">{t(id)}</th>
              <td>{time}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-text">{t('paper.hand-over.law')}</p>
      {view.supplement ? (
        <>
          <p className="sheet-text">{t('paper.hand-over.missing')}</p>
          <blockquote className="sheet-quote">{view.supplement.text}</blockquote>
        </>
      ) : null}
      <p className="sheet-text">{t('paper.hand-over.with')}</p>
      <p className="sheet-text">
        {t('paper.hand-over.contact', { name: me.user.name, phone: me.office.phone })}
      </p>
      <p className="sheet-sign">
        <span>{t('paper.sign.institution')}</span>
      </p>
    </>
  )
}
