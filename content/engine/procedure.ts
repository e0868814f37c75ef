/**
 * How an office deals with what arrives: one machine and one set of clocks each (office/server/lifecycle.ts). A form
 * names its procedure, so that a form which is added by content alone has a desk view from its first day.
 */
export const PROCEDURES = [
  /** 法律援助 */
  'legal-aid',
  /** 异议: the justice bureau that set up the legal aid institution reviews its decision. */
  'objection',
  /** 人民调解 */
  'mediation',
  /** 司法确认: both sides of a mediated agreement go to court together. */
  'confirmation',
  /** 预约: a conversation at a time that both find. */
  'booking',
  /** 上门服务 */
  'home-visit',
  /** 监所远程视频会见: the prison decides. */
  'prison-visit',
  /** 转介: to a lawyer, a notary, a forensic body, an agency. */
  'referral',
  /** 志愿者报名 */
  'volunteer',
  /** 纠纷线索 */
  'clue',
  /** 投诉: never handled by whom it is about. */
  'complaint',
  /** 个人信息请求 */
  'data-request',
  /** Whatever else the office itself deals with. */
  'own-matter',
] as const
export type Procedure = (typeof PROCEDURES)[number]
