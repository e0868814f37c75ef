import { shanghaiDate } from '../../../base/clock.ts'
import type { PaperProps } from '../screens/paper.tsx'
import { civilDate } from '../format.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** Lines for what was handed over beside what the citizen said to have. */
const NOTHING = '\u00a0'
const BY_HAND = Array.from({ length: 4 }, () => NOTHING)

/** 申请材料接收凭证 (SF/T 0024-2017 §8): what was taken in, from whom, by whom. */
export function PaperReceipt({ view, person }: PaperProps) {
  const { me } = useSession()
  const named = view.summary.filter(({ id }) => id === 'materials' || id === 'attachments')
  return (
    <>
      <p className="sheet-text">
        {t(view.identity ? 'paper.receipt.text' : 'paper.receipt.text.unnamed', {
          ...person,
          date: civilDate(shanghaiDate(new Date(view.receivedAt))),
          title: view.title,
        })}
      </p>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t('paper.receipt.material')}</th>
            <th scope="col">{t('paper.receipt.kind')}</th>
            <th scope="col">{t('paper.receipt.count')}</th>
          </tr>
        </thead>
        <tbody>
          {[
            t('paper.receipt.form', { title: view.title }),
            ...named.map(({ value }) => value),
            ...BY_HAND,
          ].map((material, at) => (
            <tr key={at}>
              <td>{material}</td>
              <td>{NOTHING}</td>
              <td>{NOTHING}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-text">{t('paper.receipt.follow')}</p>
      <p className="sheet-sign">
        <span>{t('paper.sign.citizen')}</span>
        <span>{t('paper.sign.clerk', { name: me.user.name })}</span>
      </p>
    </>
  )
}
