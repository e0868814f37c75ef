import { z } from 'zod'
import { officeCode, timestamp } from './envelope.ts'

/** From the office that handles a case to the ministry; each reports to the next (domain of SF/T 0011 and 0017). */
export const LEVELS = ['township', 'county', 'city', 'province', 'ministry'] as const
export type Level = (typeof LEVELS)[number]
export const level = z.enum(LEVELS)

/** 01 咨询 02 法律援助 03 人民调解 04 律师 05 公证 06 基层法律服务 07 鉴定 08 专业调解 09 社区矫正 10 安置帮教 11 会见 … 18 志愿. */
export const SERVICE_CODES = Array.from({ length: 18 }, (_, i) => String(i + 1).padStart(2, '0'))
/** 01 婚姻家庭 02 邻里 03 房屋宅基地 04 合同 05 生产经营 06 损害赔偿 07 劳动 … 17 互联网 99 其他: the common heads. */
export const DISPUTE_CODES = [...SERVICE_CODES.slice(0, 17), '99']

/** `YYYY-MM` */
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const code = z.string().max(8)

/** By which way something came: the machine, the window (现场), the telephone (domain of 接收方式). */
export const CHANNELS = ['kiosk', 'desk', 'phone'] as const
export const channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof channel>

/** One case, up to the level that handles cases: the county. Codes are checked apart, so that each fault has its number. */
export const caseRecord = z.strictObject({
  schema: z.literal('case-record@1'),
  period,
  service: code,
  channel,
  state: z.string().max(20),
  receivedOn: z.iso.date(),
  disputeKind: code.nullable(),
  /** Null where nobody is named or the kind is restricted. */
  person: z.strictObject({ name: z.string().max(60), number: z.string().max(30) }).nullable(),
})
export type CaseRecord = z.infer<typeof caseRecord>

/** Null: fewer than five, so that nobody is told from a number. */
const count = z.int().min(5).nullable()
const cell = z.strictObject({
  service: code,
  channel,
  state: z.string().max(20),
  count,
})
export type Cell = z.infer<typeof cell>

/** Counts of a month, above the county: no person, no number of a case. */
export const aggregate = z.strictObject({
  schema: z.literal('aggregate@1'),
  period,
  total: count,
  cells: z.array(cell).max(2000),
  /** Offices below whose figures are in it. */
  offices: z.int().min(0),
  /** SHA-256 over what it was counted from: who holds the sources can prove the figure. */
  sources: hash,
})
export type Aggregate = z.infer<typeof aggregate>

/** Office → parent office, inside the same sealed envelope that a kiosk sends. */
export const report = z.strictObject({
  kind: z.literal('report'),
  id: z.uuidv7(),
  op: z.enum(['create', 'correct', 'void']),
  /** The case's number, or `total:YYYY-MM`. */
  subject: z.string().max(40),
  version: z.int().min(1),
  orgFrom: z.strictObject({ code: officeCode, level }),
  createdAt: timestamp,
  /** Why it is put right: a closed period takes nothing without one. Above the county it names no case. */
  reason: z.string().trim().min(1).max(200).optional(),
  /** SHA-256 of the report before it to the same parent; 64 zeros for the first. */
  prevHash: hash,
  /** Judged by its own schema at the receiver (E1xx). */
  body: z.record(z.string(), z.json()),
})
export type Report = z.infer<typeof report>

/** What became of a report: `waiting` for the check (校核) by a person. Codes: E1xx schema … E7xx period closed. */
export const reportOutcome = z.strictObject({
  id: z.uuidv7(),
  status: z.enum(['waiting', 'accepted', 'rejected']),
  codes: z.array(z.string().regex(/^E[1-7]\d\d$/)).max(20),
})
export type ReportOutcome = z.infer<typeof reportOutcome>
export const reportOutcomes = z.strictObject({ outcomes: z.array(reportOutcome).max(500) })
export type ReportOutcomes = z.infer<typeof reportOutcomes>
/** Which reports one asks about; at most 500 at a time. */
export const outcomeQuery = z.strictObject({ ids: z.array(z.uuidv7()).min(1).max(500) })
