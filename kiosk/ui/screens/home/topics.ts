import type { PictogramName } from '../../../../ui-kit/pictograms.ts'

/** Matters that bring people here most; words are `topic.<id>` and the plain question `topic.<id>.question`. */
export const topics = [
  { id: 'wage', pigment: 'shilv' },
  { id: 'injury', pigment: 'tenghuang' },
  { id: 'family', pigment: 'yanzhi' },
  { id: 'land', pigment: 'zheshi' },
  { id: 'neighbor', pigment: 'shiqing' },
  { id: 'loan', pigment: 'daizi' },
  { id: 'elder', pigment: 'huaqing' },
  { id: 'traffic', pigment: 'zhusha' },
] as const satisfies readonly { id: PictogramName; pigment: string }[]
