import type { Bar } from './bar.ts'
import { measureHandwriting } from './input/handwriting.ts'
import { measurePinyin } from './input/pinyin.ts'
import { measureStrokes } from './input/strokes.ts'

/** Ways to write Chinese, each measured in a file of its own. */
export default async function measureInput(): Promise<readonly Bar[]> {
  return [...measurePinyin(), ...measureStrokes(), ...measureHandwriting()]
}
