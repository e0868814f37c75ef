import type { Procedure } from '../../content/engine/procedure.ts'

/**
 * Who may do what at the desk: one table, read by the server for every route (`allow` in desk-guard.ts) and by the desk
 * to show only what can be done. What is not in the table nobody may do.
 */
export const ROLES = ['clerk', 'mediator', 'director', 'administrator', 'auditor', 'county-viewer'] as const
export type Role = (typeof ROLES)[number]

/**
 * Kinds of application and ledger that are opened person by person (法律援助法第二十一条, 社区矫正法, 反家庭暴力法: whoever
 * sees that a named person is in one of them has learnt too much). A director sees them all and grants them to others.
 */
export const RESTRICTED_KINDS = ['domestic-violence', 'community-correction', 'resettlement'] as const
export type RestrictedKind = (typeof RESTRICTED_KINDS)[number]

/** Operation → roles that may do it. */
export const PERMISSIONS = {
  'application.read': ['clerk', 'mediator', 'director'],
  'application.unmask': ['clerk', 'mediator', 'director'],
  /** Move on, supplement notice, withdrawal at the window. */
  'application.handle': ['clerk', 'mediator', 'director'],
  'call.read': ['clerk', 'mediator', 'director'],
  'call.answer': ['clerk', 'mediator', 'director'],
  /** Who waits with a number: calls, ends, takes one for somebody. */
  'queue.serve': ['clerk', 'mediator', 'director'],
  'accompany.help': ['clerk', 'mediator', 'director'],
  'kiosk.read': ['clerk', 'mediator', 'director', 'administrator', 'county-viewer'],
  /** A message to its visitors, a restart. */
  'kiosk.order': ['clerk', 'director', 'administrator'],
  'kiosk.manage': ['director', 'administrator'],
  'evaluation.read': ['clerk', 'mediator', 'director', 'auditor', 'county-viewer'],
  /** That something changed, never what. */
  'event.read': ROLES,
  'ledger.read': ['clerk', 'mediator', 'director', 'county-viewer'],
  'ledger.write': ['clerk', 'mediator', 'director'],
  'ledger.export': ['clerk', 'director'],
  'indicator.read': ['clerk', 'mediator', 'director', 'auditor', 'county-viewer'],
  'report.read': ['clerk', 'director', 'county-viewer'],
  /** 校核: accepts or sends back what offices below reported; closes a month. */
  'report.check': ['clerk', 'director'],
  'report.correct': ['clerk', 'director'],
  /** What has been kept for its years: proposes that it goes, or keeps it. */
  'retention.appraise': ['clerk', 'director'],
  /** By another person than the one who proposed it. */
  'retention.confirm': ['director'],
  'publication.write': ['clerk', 'mediator', 'director'],
  /** By another person than the one who wrote it. */
  'publication.approve': ['clerk', 'director'],
  /** Roster, hours and notices: what every citizen may know. */
  'profile.read': ROLES,
  'profile.edit': ['director', 'administrator'],
  /** Content packs: what kiosks and the offices below show. */
  'content.read': ['clerk', 'director', 'administrator'],
  'content.write': ['director', 'administrator'],
  /** By another person than the one who put it in. */
  'content.release': ['clerk', 'director', 'administrator'],
  'people.read': ['director', 'administrator', 'auditor'],
  'people.manage': ['administrator'],
  /** Giving the role of director and the restricted kinds: only by one who has them. */
  'people.entrust': ['director'],
  'audit.read': ['director', 'auditor'],
  /** One's own password, second factor and lock. */
  'account.own': ROLES,
} as const satisfies Record<string, readonly Role[]>
export type Operation = keyof typeof PERMISSIONS

/** What decides about a person's rights. */
export interface Rights {
  readonly roles: readonly Role[]
  /** Restricted kinds that were opened to this person by name. */
  readonly restricted: readonly RestrictedKind[]
}

export function may({ roles }: Pick<Rights, 'roles'>, operation: Operation): boolean {
  const allowed: readonly Role[] = PERMISSIONS[operation]
  return roles.some((role) => allowed.includes(role))
}

export const operationsOf = (rights: Pick<Rights, 'roles'>): Operation[] =>
  (Object.keys(PERMISSIONS) as Operation[]).filter((operation) => may(rights, operation))

/**
 * The restricted kind of an application: forms of correction and resettlement carry its name; what else was marked as
 * restricted is about violence at home.
 */
export function restrictedKindOf(application: {
  readonly form: string
  readonly restricted?: boolean | undefined
}): RestrictedKind | null {
  const { form, restricted } = application
  const named = RESTRICTED_KINDS.find((kind) => form === kind || form.startsWith(`${kind}-`))
  return named ?? (restricted ? 'domestic-violence' : null)
}

/** Which procedures a person sees (null: all), and the restricted kinds that stay hidden even there. */
export interface Sight {
  readonly only: readonly Procedure[] | null
  readonly except: readonly RestrictedKind[]
}

/** A mediator without another role sees mediation alone; restricted kinds need the director's role or a grant. */
export function sightOf({ roles, restricted }: Rights): Sight {
  const wide = roles.some((role) => role !== 'mediator' && may({ roles: [role] }, 'ledger.read'))
  return {
    only: wide ? null : ['mediation', 'confirmation'],
    except: roles.includes('director') ? [] : RESTRICTED_KINDS.filter((kind) => !restricted.includes(kind)),
  }
}

export function inSight(
  rights: Rights,
  one: { readonly procedure: Procedure; readonly restrictedKind: RestrictedKind | null },
): boolean {
  const { only, except } = sightOf(rights)
  return (
    (only === null || only.includes(one.procedure)) && !except.some((kind) => kind === one.restrictedKind)
  )
}
