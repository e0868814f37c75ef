import { told, type Told } from '../faults.ts'
import type { Content } from '../load.ts'
import { JUDICIAL_OFFICE, type ServiceItem } from './service-schema.ts'

/** What a profile may name of the rest of the content. */
export interface ProfileSurroundings {
  readonly services: readonly Pick<ServiceItem, 'id' | 'routes'>[]
  /** Ids of body-kinds.yaml. */
  readonly kinds: ReadonlySet<string>
  /** Tags of locales/languages.yaml. */
  readonly languages: readonly string[]
}

/** What the schema of the profile alone cannot see. */
export interface ProfileFault extends Told {
  readonly path: readonly (string | number)[]
  /** The service that has no counter left to send people to. */
  readonly lacksCounter?: string
}

/** What the profile says of services, kinds of bodies and languages: each has to exist, and each open service a counter. */
export function profileFaults(
  office: Content['office'],
  { services, kinds, languages }: ProfileSurroundings,
): ProfileFault[] {
  const faults: ProfileFault[] = []
  const present = new Set(office.bodies.map(({ kind }) => kind))
  for (const { id, routes } of services) {
    const { counter } = routes
    const isOpen = !Object.hasOwn(office.switchedOff, id)
    if (counter !== JUDICIAL_OFFICE && kinds.has(counter) && isOpen && !present.has(counter))
      faults.push({
        path: ['bodies'],
        ...told('no-counter', { service: id, counter }),
        lacksCounter: id,
      })
  }
  for (const id of Object.keys(office.switchedOff))
    if (!services.some((service) => service.id === id))
      faults.push({
        path: ['switchedOff', id],
        ...told('switched-off-unknown', { given: id }),
      })
  for (const [at, { kind }] of office.bodies.entries())
    if (!kinds.has(kind))
      faults.push({
        path: ['bodies', at, 'kind'],
        ...told('no-such-body-kind', { given: kind }),
      })
  for (const [at, { languages: spoken }] of office.staff.entries())
    for (const [place, tag] of spoken.entries())
      if (!languages.includes(tag))
        faults.push({
          path: ['staff', at, 'languages', place],
          ...told('no-such-language', { given: tag, known: languages }),
        })
  return faults
}
