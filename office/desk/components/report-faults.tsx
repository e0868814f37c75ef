import type { SentReportList } from '../../server/chain/chain-types.ts'
import { tOr } from '../words.ts'

export type SentReport = SentReportList['reports'][number]

/** Each code with what it means. */
export const Faults = ({ codes }: { readonly codes: readonly string[] }) =>
  codes.length === 0 ? null : (
    <ul className="faults">
      {codes.map((code) => (
        <li key={code}>
          <b>{code}</b> {tOr(`report.fault.${code}`, 'report.fault.other')}
        </li>
      ))}
    </ul>
  )
