import type { ExchangeError } from '../../exchange/schemas/envelope.ts'

/** What is put on record, by whom and with what (audit.ts); the desk has a word for each. */
export const AUDIT_ACTIONS = [
  // Log-in and rights.
  'set-up',
  'login',
  'login-refused',
  'password-by-link',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'invite',
  'change-rights',
  'renew-link',
  'disable',
  'enable',
  // What was looked at and carried away.
  'unmask',
  'unmask-record',
  'photo-added',
  'photo-opened',
  'photo-removed',
  'export.csv',
  'export.xlsx',
  'archive.tar',
  'assessment.csv',
  'audit.csv',
  // Applications.
  'withdrawal-proven',
  'supplement-unproven',
  'accompany',
  'application-emptied',
  'record-emptied',
  'retention-propose',
  'retention-confirm',
  'retention-keep',
  'retention-reopen',
  'restored',
  // Reports.
  'check-report',
  'close-period',
  'correct-record',
  // The office, its kiosks and what they show.
  'change-profile',
  'sealing-key',
  'new-enrolment-code',
  'new-office-code',
  'revoke-kiosk',
  'message-kiosk',
  'restart-kiosk',
  'propose-content',
  'release-content',
  'discard-content',
  'change-content',
  'issue-content',
  'take-in-content',
  'refuse-content',
  'forget-content',
] as const

/** The last is why an envelope was refused. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number] | `envelope-${ExchangeError['code']}`
