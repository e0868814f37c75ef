import type { FigureCell, Figures } from '../../server/figures/api-types.ts'
import { hashOf } from '../route.ts'
import { t } from '../words.ts'

/** Tables with so many columns stand side by side. */
const NARROW = 3

/** A table of figures; shares are bars behind their numbers, and what has rows leads to them. */
export function FigureTable({ section }: { readonly section: Figures['sections'][number] }) {
  const [first, ...columns] = section.columns
  return (
    <section
      className={section.columns.length > NARROW ? 'card wide' : 'card'}
      aria-labelledby={`figure-${section.id}`}
      data-figure={section.id}
    >
      <h2 id={`figure-${section.id}`}>{section.title}</h2>
      <p className="muted small">{section.lead}</p>
      {section.rows.length === 0 ? (
        <p>{t('figures.none')}</p>
      ) : (
        // Wide tables scroll by themselves; the keyboard has to reach that too (axe: scrollable-region-focusable).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="figure-scroll" aria-label={section.title} tabIndex={0}>
          <table className="figure-table">
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row) => (
                <tr key={row.id} data-row={row.id}>
                  <th scope="row">{row.label}</th>
                  {row.cells.map((cell, at) => (
                    <td key={columns[at]}>
                      <Cell cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {section.evidence.length === 0 ? null : (
        <p className="print-only figure-evidence">
          {t('figures.evidence')}
          {section.evidence.map(({ ledger, title, filter }) => (
            // In a file a bare fragment would lead into the file itself.
            <a
              key={ledger}
              href={
                new URL(`/desk/${hashOf({ screen: 'ledger', id: ledger, filter })}`, window.location.href)
                  .href
              }
            >
              {t('figures.evidence.ledger', { title })}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}

function Cell({ cell }: { readonly cell: FigureCell }) {
  return (
    <>
      {cell.share === null ? null : <meter min={0} max={1} value={cell.share} aria-hidden="true" />}
      {cell.to === null ? (
        cell.text
      ) : (
        <a
          href={hashOf({ screen: 'ledger', id: cell.to.ledger, filter: cell.to.filter })}
          data-action="open-rows"
        >
          {cell.text}
        </a>
      )}
    </>
  )
}
