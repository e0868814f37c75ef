import type { LedgerPage, LedgerRow } from '../../server/ledgers/api-types.ts'
import { stateOf } from '../../ledgers/definition.ts'
import { goTo, hashOf, type Route } from '../route.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** Rows of a ledger: columns that hold nothing here are left out on the screen; exports have them all. */
export function LedgerTable({ page }: { readonly page: LedgerPage }) {
  const { ledger, rows } = page
  const columns = page.columns.filter(
    ({ id }) =>
      id !== 'number' &&
      rows.some(({ cells, number }) => (cells[id] ?? '') !== '' && !(id === 'basis' && cells[id] === number)),
  )
  return (
    <table className="rows ledger-rows" data-list="ledger">
      <thead>
        <tr>
          <th scope="col">{page.columns.find(({ id }) => id === 'number')?.label}</th>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const route = routeOf(row)
          return (
            <tr key={row.id} data-id={row.id} onClick={route ? () => goTo(route) : undefined}>
              <td className="cell-number">
                {route ? (
                  <a
                    className="number"
                    data-action="open-record"
                    href={hashOf(route)}
                    onClick={(event) => event.stopPropagation()}
                  >
                    {row.number}
                  </a>
                ) : (
                  <span className="number">{row.number}</span>
                )}
              </td>
              {columns.map(({ id, label }) => (
                <td key={id} data-label={label} data-empty={(row.cells[id] ?? '') === '' || undefined}>
                  {id === 'state' ? (
                    <>
                      <span className={`state tone-${stateOf(ledger, row.state)?.tone ?? 'work'}`}>
                        {row.cells[id]}
                      </span>
                      {row.overdue ? (
                        <span className="late">
                          <Icon name="warn" />
                          {t('ledgers.late')}
                        </span>
                      ) : null}
                    </>
                  ) : (
                    row.cells[id]
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function routeOf({ kind, id }: LedgerRow): Route | null {
  if (kind === 'record') return { screen: 'record', id }
  return kind === 'application' ? { screen: 'application', id } : null
}
