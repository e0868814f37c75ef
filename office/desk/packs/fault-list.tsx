import type { ContentFault } from '../../server/content-packs/fault.ts'
import { t } from '../words.ts'
import { faultText } from './fault-text.ts'

/** Every fault by file, line and field, and what to do about it. */
export const FaultList = ({ faults }: { readonly faults: readonly ContentFault[] }) => (
  <ul className="content-faults" data-list="content-faults">
    {faults.map((fault) => (
      <li key={`${fault.file}:${fault.line}:${fault.field}:${fault.message}`} data-fault={fault.kind}>
        <b>
          <span className="path">{fault.file}</span> {t('content.fault.line', { line: fault.line })}
          {fault.field === '' ? null : <span className="path"> {fault.field}</span>}
        </b>
        <Said fault={fault} />
      </li>
    ))}
  </ul>
)

/** What has no words of its own here is told as the check says it, for whom one asks for help. */
function Said({ fault }: { readonly fault: ContentFault }) {
  const text = faultText(fault)
  return text === undefined ? (
    <>
      <p>{t('content.fault.other')}</p>
      <p className="muted small" lang="en">
        {fault.message}
      </p>
    </>
  ) : (
    <p>{text}</p>
  )
}
