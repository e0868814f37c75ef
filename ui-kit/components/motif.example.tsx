import { Mirror, Pigments, Ripples } from './motif.tsx'

export default function Example() {
  return (
    <>
      <Ripples width={1080} height={1080} cx={540} cy={540} step={96} />
      <Mirror width={1080} height={1920} cx={540} cy={700} r={300} level={1200} />
      <Pigments />
    </>
  )
}
