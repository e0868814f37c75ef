import { useState } from 'react'
import { NOBODY, type LedgerPage } from '../../server/ledgers/api-types.ts'
import { goTo } from '../route.ts'
import { t, tOr } from '../words.ts'
import { Icon } from './icon.tsx'
import { PeriodChips } from './period-chips.tsx'

/** Filters of a ledger and the ways out: paper, comma-separated, workbook, archive package. */
export function LedgerTools({ page, filter }: { readonly page: LedgerPage; readonly filter: string }) {
  const { ledger, choices, columns } = page
  const query = new URLSearchParams(filter)
  const [typed, setTyped] = useState(query.get('q') ?? '')
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(filter)
    for (const [name, value] of Object.entries(changes)) {
      if (value === '' && name !== 'from') next.delete(name)
      else next.set(name, value)
    }
    goTo({ screen: 'ledger', id: ledger.id, filter: next.toString() })
  }
  const drilled = [...query].filter(
    ([name]) => name.startsWith('where.') || ['unfinished', 'via', 'handler'].includes(name),
  )
  return (
    <div className="tools no-print">
      <PeriodChips
        from={query.get('from') ?? ''}
        to={query.get('to') ?? ''}
        onChange={({ from, to }) => set({ from, to })}
      />
      {ledger.states.length > 1 ? (
        <fieldset className="chips">
          <legend className="visually-hidden">{t('ledgers.state')}</legend>
          {[{ id: '', label: t('ledgers.state.all') }, ...ledger.states].map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="chip"
              data-action={`state-${id || 'all'}`}
              aria-pressed={(query.get('state') ?? '') === id && query.get('overdue') === null}
              onClick={() => set({ state: id, overdue: '' })}
            >
              {label}
            </button>
          ))}
          {ledger.deadlines.length > 0 ? (
            <button
              type="button"
              className="chip"
              data-action="filter-overdue"
              aria-pressed={query.get('overdue') === '1'}
              onClick={() => set({ overdue: query.get('overdue') === '1' ? '' : '1', state: '' })}
            >
              <Icon name="warn" />
              {t('ledgers.late')}
            </button>
          ) : null}
        </fieldset>
      ) : null}
      {drilled.map(([name, value]) => {
        const field = ledger.fields.find(({ id }) => `where.${id}` === name)
        const options = field?.options ?? (field && choices[field.kind as keyof typeof choices]) ?? []
        return (
          <button
            key={name}
            type="button"
            className="chip drilled"
            data-action="drop-filter"
            onClick={() => set({ [name]: '' })}
          >
            {name === 'unfinished'
              ? t('ledgers.unfinished')
              : name === 'via'
                ? `${t('via.title')}：${tOr(`via.${value}`, 'via.other')}`
                : name === 'handler'
                  ? `${columns.find(({ id }) => id === name)?.label}：${value === NOBODY ? t('ledgers.nobody') : value}`
                  : `${field?.label}：${options.find(({ id }) => id === value)?.label ?? value}`}
            <Icon name="close" />
          </button>
        )
      })}
      <div className="line">
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault()
            set({ q: typed.trim() })
          }}
        >
          <label htmlFor="ledger-search" className="visually-hidden">
            {t('ledgers.search')}
          </label>
          <Icon name="search" />
          <input
            id="ledger-search"
            type="search"
            data-action="search"
            value={typed}
            maxLength={60}
            autoComplete="off"
            placeholder={t('ledgers.search')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
        <button type="button" className="button" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
        {(['export.csv', 'export.xlsx', 'archive.tar'] as const).map((file) => (
          <a
            key={file}
            className="button"
            data-action={file}
            href={`/desk/api/ledgers/${ledger.id}/${file}?${filter}`}
            download
          >
            {t(`ledgers.${file}`)}
          </a>
        ))}
      </div>
    </div>
  )
}
