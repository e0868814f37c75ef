import { HelpCalls } from './help-calls.tsx'

export default function Example() {
  return (
    <>
      <HelpCalls />
    </>
  )
}
