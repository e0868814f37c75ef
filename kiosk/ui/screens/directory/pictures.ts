import { pictograms, type PictogramName } from '../../../../ui-kit/pictograms.ts'

const PIGMENTS = ['zhusha', 'shilv', 'shiqing', 'zheshi', 'daizi', 'tenghuang', 'yanzhi', 'huaqing'] as const
export const pigmentAt = (at: number): string => PIGMENTS[at % PIGMENTS.length]!

const SERVICES: Readonly<Record<string, PictogramName>> = {
  'legal-aid': 'aid',
  mediation: 'mediate',
  consultation: 'guide',
  'grassroots-legal-service': 'law',
  'professional-mediation': 'injury',
  'community-correction': 'correction',
  'village-adviser': 'village',
}

/** A service that an office has added has no picture of its own. */
export function pictureOf(service: string): PictogramName {
  const own = SERVICES[service]
  if (own) return own
  return service in pictograms ? (service as PictogramName) : 'doc'
}
