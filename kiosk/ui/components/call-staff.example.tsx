import { CallStaff } from './call-staff.tsx'

export default function Example() {
  return (
    <>
      <CallStaff />
    </>
  )
}
