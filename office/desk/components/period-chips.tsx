import { shanghaiDate } from '../../../base/clock.ts'
import { periods } from '../periods.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** This month, quarter, year, all; or any two days. */
export function PeriodChips({
  from,
  to,
  onChange,
}: {
  readonly from: string
  readonly to: string
  readonly onChange: (period: { readonly from: string; readonly to: string }) => void
}) {
  const { now } = useSession()
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t('ledgers.period')}</legend>
      {periods(shanghaiDate(now())).map((period) => (
        <button
          key={period.id}
          type="button"
          className="chip"
          data-action={`period-${period.id}`}
          aria-pressed={period.from === from && period.to === to}
          onClick={() => onChange(period)}
        >
          {t(`ledgers.period.${period.id}`)}
        </button>
      ))}
      <label className="inline-field">
        {t('ledgers.from')}
        <input
          type="date"
          data-action="filter-from"
          value={from}
          onChange={(event) => onChange({ from: event.target.value, to })}
        />
      </label>
      <label className="inline-field">
        {t('ledgers.to')}
        <input
          type="date"
          data-action="filter-to"
          value={to}
          onChange={(event) => onChange({ from, to: event.target.value })}
        />
      </label>
    </fieldset>
  )
}
