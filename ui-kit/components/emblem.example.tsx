import { Emblem } from './emblem.tsx'

export default function Example() {
  return (
    <>
      <Emblem />
    </>
  )
}
