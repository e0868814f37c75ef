import { ByClerk } from './by-clerk.tsx'

export default function Example() {
  return <ByClerk />
}
