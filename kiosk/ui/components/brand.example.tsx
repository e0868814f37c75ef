import { Brand } from './brand.tsx'

export default function Example() {
  return (
    <>
      <Brand />
    </>
  )
}
