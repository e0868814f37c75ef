import type { PictogramName } from '../../../../ui-kit/pictograms.ts'

/**
 * Matters that bring people here most; words are `topic.<id>`, and `topic.<id>.question` for the law search. Each leads to
 * a topic of the guides, where the guides of these codes come first.
 */
export const topics = [
  { id: 'wage', pigment: 'shilv', topic: 'work', first: ['M01'] },
  { id: 'injury', pigment: 'tenghuang', topic: 'work', first: ['M04', 'M05'] },
  { id: 'family', pigment: 'yanzhi', topic: 'family', first: ['M06', 'M07'] },
  { id: 'land', pigment: 'zheshi', topic: 'land', first: ['M23', 'M24'] },
  { id: 'neighbor', pigment: 'shiqing', topic: 'land', first: ['M20'] },
  { id: 'loan', pigment: 'daizi', topic: 'money', first: ['M13'] },
  { id: 'elder', pigment: 'huaqing', topic: 'family', first: ['M10'] },
  { id: 'traffic', pigment: 'zhusha', topic: 'injury', first: ['M17'] },
] as const satisfies readonly {
  id: PictogramName
  pigment: string
  topic: string
  first: readonly string[]
}[]
