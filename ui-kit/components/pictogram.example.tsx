import { pictograms, type PictogramName } from '../pictograms.ts'
import { Pictogram } from './pictogram.tsx'

const PIGMENTS = ['huaqing', 'shilv', 'zhusha', 'zheshi', 'tenghuang', 'daizi', 'yanzhi', 'shiqing']

export default function Example() {
  return (
    <>
      {(Object.keys(pictograms) as PictogramName[]).map((name, i) => (
        <span key={name} data-pigment={PIGMENTS[i % PIGMENTS.length]}>
          <Pictogram name={name} />
        </span>
      ))}
    </>
  )
}
