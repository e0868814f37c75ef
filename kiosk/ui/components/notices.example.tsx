import { Notices } from './notices.tsx'

export default function Example() {
  return (
    <>
      <Notices />
    </>
  )
}
