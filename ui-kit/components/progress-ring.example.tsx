import { ProgressRing } from './progress-ring.tsx'

export default function Example() {
  return (
    <>
      <ProgressRing share={0.7}>42</ProgressRing>
      <ProgressRing share={0.1}>6</ProgressRing>
    </>
  )
}
