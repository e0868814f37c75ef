import type { ContentFault } from '../../server/content-packs/fault.ts'
import { t } from '../words.ts'

/** Every fault by file, line and field; what is wrong as the check says it. */
export const FaultList = ({ faults }: { readonly faults: readonly ContentFault[] }) => (
  <ul className="content-faults" data-list="content-faults">
    {faults.map(({ file, line, field, message }) => (
      <li key={`${file}:${line}:${field}:${message}`}>
        <b>
          <span className="path">{file}</span> {t('content.fault.line', { line })}
          {field === '' ? null : <span className="path"> {field}</span>}
        </b>
        <p lang="en">{message}</p>
      </li>
    ))}
  </ul>
)
