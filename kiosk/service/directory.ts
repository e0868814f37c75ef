import type { Hono } from 'hono'
import { shanghaiDate, type Clock } from '../../base/clock.ts'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import type { Content } from '../../content/load.ts'
import { isOn } from '../../content/engine/season.ts'
import { matter } from '../../content/office/body-schema.ts'
import { campaignsOn, closureOn, dutyOn, entryOn, isAhead, staffOn } from '../../content/office/today.ts'
import { hardshipRuleOn } from '../../content/rules/figures.ts'
import { JUDICIAL_OFFICE } from '../../content/services/service-schema.ts'
import type { Directory, ServiceView } from '../api.ts'
import { guideLinks } from './guide-links.ts'

/** The catalogue and the public side of the office, as they hold when they are asked for. */
export function directoryRoutes(app: Hono, { content, clock }: { content: Content; clock: Clock }): void {
  app.get('/api/directory', (c) => c.json(directoryOn(content, shanghaiDate(clock.now()))))
}

/** `day`: YYYY-MM-DD in Asia/Shanghai. What is over, has left or does not work any more is not in it. */
export function directoryOn(content: Content, day: string): Directory {
  const { office, publicity, quiz } = content
  const duty = dutyOn(office, day)
  const staff = staffOn(office, day)
  const nameOf = (id: string | undefined) => staff.find((one) => one.id === id)?.name ?? null
  const kindOf = new Map(content.bodyKinds.map(({ id, name }) => [id, name]))
  return {
    services: content.services.map((item) => serviceView(item, content)),
    staff: staff.map(({ id, name, post, duties, phone, languages, deputy }) => ({
      id,
      name,
      post,
      duties,
      phone,
      languages,
      deputy: nameOf(deputy),
      onDuty: duty.staff.some((one) => one.id === id),
    })),
    duty: { closed: closureOn(office, day)?.text ?? null, note: duty.note },
    matters: matter.options.filter((one) => office.bodies.some(({ matters }) => matters.includes(one))),
    bodies: office.bodies.map(({ kind, licence = null, feeRelief = null, ...body }) => ({
      ...body,
      kind: kindOf.get(kind) ?? body.name,
      licence,
      feeRelief,
    })),
    villages: office.villages,
    groups: office.groups.map((group) => {
      const { join: _, village: _village, ...shown } = group
      return { ...shown, ...entryOn(group, day) }
    }),
    platform: { ...office.platform, helplines: office.helplines },
    hardshipRule: hardshipRuleOn(content, day),
    notices: office.notices
      .filter(({ days }) => isOn(day, days))
      .map(({ id, title, text, days }) => ({ id, title, text, from: days.from })),
    events: office.events
      .filter(({ days }) => isAhead(day, days))
      .map(({ days, ...event }) => ({ ...event, date: days.from })),
    campaigns: campaignsOn(publicity, day).map(({ id, name, question, slides }) => ({
      id,
      name,
      question,
      text: slides[0]!.text,
    })),
    roleModels: office.roleModels.map(({ id, name, role, story }) => ({ id, name, role, story })),
    quiz: quiz.map(({ basis, right, ...question }) => ({ ...question, right: right - 1, cite: basis.cite })),
  }
}

const named = (form: FormDefinition | undefined) => (form ? [{ id: form.id, title: form.title }] : [])

function serviceView(item: Content['services'][number], content: Content): ServiceView {
  const { office } = content
  const { tier, order: _, basis, routes, leads, ...shown } = item
  const { name, address, hours, phone } =
    routes.counter === JUDICIAL_OFFICE
      ? office
      : (office.bodies.find(({ kind }) => kind === routes.counter) ?? office)
  return {
    ...shown,
    basic: tier === 'basic',
    basis: basis.map(({ cite }) => cite),
    online: { text: routes.online.text, url: routes.online.url ?? null },
    counter: { name, address, hours, phone },
    supervision: office.supervision,
    instead: office.switchedOff[item.id]?.instead ?? null,
    forms: leads.forms.flatMap((id) => named(content.forms.get(id))),
    guides: guideLinks(content, leads.guides),
    bodies: office.bodies.filter(({ kind }) => leads.bodies.includes(kind)).map(({ id }) => id),
    villages: leads.villages,
  }
}
