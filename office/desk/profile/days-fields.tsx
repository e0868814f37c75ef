import { t } from '../words.ts'
import { RowField, type Row } from './row-field.tsx'

/** First and last day, side by side. */
export const DaysFields = <Draft extends { readonly from: string; readonly to: string }>({
  row,
}: {
  readonly row: Row<Draft>
}) => {
  const { draft, set, action, problemAt } = row
  const days: Row<{ readonly from: string; readonly to: string }> = {
    draft,
    set: (next) => set({ ...draft, ...next }),
    action,
    problemAt,
  }
  return (
    <div className="line">
      <RowField row={days} name="from" place="days.from" label={t('office.from')} type="date" />
      <RowField row={days} name="to" place="days.to" label={t('office.to')} type="date" />
    </div>
  )
}
